-- A policy of its own, umpan-ketat.json: weights by kind of post, least raters, no value where a weighted
-- group lacks in an aspect that others rated.

CREATE TABLE kebijakan AS SELECT 'umpan-ketat' AS id, 1 AS tahan;
CREATE TABLE bobot (jabatan, penilai, bobot);
INSERT INTO bobot VALUES ('', 'pimpinan', 40), ('', 'rekan', 35), ('', 'bawahan', 0),
	('', 'masyarakat', 25), ('', 'diri', 0),
	('administrator', 'pimpinan', 50), ('administrator', 'rekan', 30), ('administrator', 'bawahan', 20),
	('administrator', 'masyarakat', 0), ('administrator', 'diri', 0),
	('fungsional', 'pimpinan', 70), ('fungsional', 'rekan', 30), ('fungsional', 'bawahan', 0),
	('fungsional', 'masyarakat', 0), ('fungsional', 'diri', 0);
CREATE TABLE kelompok (penilai, paling_sedikit, tampil);
INSERT INTO kelompok VALUES ('pimpinan', 1, 1), ('rekan', 2, 3), ('bawahan', 3, 2), ('masyarakat', 2, 2),
	('diri', 1, 1);
.read umpan.sql
