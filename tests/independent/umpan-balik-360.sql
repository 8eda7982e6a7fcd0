-- The shipped policy: weights 60, 20, 10, 10; a missing group shares its weight out; groups of fewer than
-- three raters are not shown.

CREATE TABLE kebijakan AS SELECT 'umpan-balik-360' AS id, 0 AS tahan;
CREATE TABLE bobot (jabatan, penilai, bobot);
INSERT INTO bobot VALUES ('', 'pimpinan', 60), ('', 'rekan', 20), ('', 'bawahan', 10),
	('', 'masyarakat', 10), ('', 'diri', 0);
CREATE TABLE kelompok (penilai, paling_sedikit, tampil);
INSERT INTO kelompok VALUES ('pimpinan', 1, 1), ('rekan', 1, 3), ('bawahan', 1, 3), ('masyarakat', 1, 3),
	('diri', 1, 1);
.read umpan.sql
