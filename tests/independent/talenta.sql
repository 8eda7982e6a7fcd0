-- The nine boxes of PermenPANRB 3/2020 (training-rules 4), divided as the table pola says: id, its name, the place of
-- each predicate, and where menengah and tinggi begin. Potential in millionths.

CREATE TABLE periods AS SELECT DISTINCT periode FROM skor UNION SELECT periode FROM potensi;
.read common.sql

CREATE TABLE kotak (kinerja, potensial, kotak, lanjut);
INSERT INTO kotak VALUES
	('di_atas', 3, 9, 'promosi;retensi;suksesi_instansi_nasional;penghargaan'),
	('sesuai', 3, 8, 'retensi;suksesi_instansi;rotasi_perluasan_jabatan;bimbingan_kinerja'),
	('di_atas', 2, 7, 'retensi;suksesi_instansi;rotasi_pengayaan_jabatan;pengembangan_kompetensi;tugas_belajar'),
	('di_bawah', 3, 6, 'penempatan_sesuai;bimbingan_kinerja;konseling_kinerja'),
	('sesuai', 2, 5, 'penempatan_sesuai;bimbingan_kinerja;pengembangan_kompetensi'),
	('di_atas', 1, 4, 'rotasi;pengembangan_kompetensi'),
	('di_bawah', 2, 3, 'bimbingan_kinerja;konseling_kinerja;pengembangan_kompetensi;penempatan_sesuai'),
	('sesuai', 1, 2, 'bimbingan_kinerja;pengembangan_kompetensi;penempatan_sesuai'),
	('di_bawah', 1, 1, 'sesuai_ketentuan');

CREATE TABLE predikat_skor AS
SELECT nip, periode, min(unit) AS unit, max(predikat) AS predikat,
	max(status = 'bertentangan') OR count(DISTINCT nullif(predikat, '')) > 1 AS tie,
	min(status = 'belum_dinilai') AS belum,
	max(predikat <> '' AND predikat_tercatat NOT IN ('', predikat)) AS beda
FROM skor GROUP BY nip, periode;
CREATE UNIQUE INDEX predikat_skor_key ON predikat_skor (nip, periode);
-- What scores call whom the roster does not have.
CREATE TABLE disebut AS SELECT nip, min(nama) AS nama FROM skor GROUP BY nip;
CREATE UNIQUE INDEX disebut_nip ON disebut (nip);
CREATE TABLE potensi_nilai AS
SELECT nip, periode, min(v) AS v, min(v) <> max(v) AS tie FROM (
	SELECT nip, periode, CASE WHEN instr(nilai, '.') = 0 THEN nilai * 1000000
		ELSE substr(nilai, 1, instr(nilai, '.') - 1) * 1000000
			+ CAST(substr(substr(nilai, instr(nilai, '.') + 1) || '000000', 1, 6) AS INTEGER) END AS v
	FROM potensi
) GROUP BY nip, periode;
CREATE UNIQUE INDEX potensi_key ON potensi_nilai (nip, periode);

CREATE TABLE hasil AS
WITH everybody AS (
	SELECT nip, periode FROM masa UNION SELECT nip, periode FROM predikat_skor
	UNION SELECT nip, periode FROM potensi_nilai
),
known AS (
	SELECT e.nip, e.periode, coalesce(o.nama, d.nama, '') AS nama, coalesce(nullif(s.unit, ''), o.unit, '') AS unit,
		o.nip IS NULL AS asing, coalesce(o.ganda, 0) AS ganda, coalesce(o.aktif, 1) AS aktif,
		coalesce(s.tie, 0) AS skor_tie, coalesce(p.tie, 0) AS potensi_tie, coalesce(s.belum, 1) AS belum,
		coalesce(s.beda, 0) AS beda, CASE WHEN s.tie THEN '' ELSE coalesce(s.predikat, '') END AS predikat,
		CASE WHEN p.tie THEN NULL ELSE p.v END AS v, (p.v + 5000) / 10000 AS h
	FROM everybody AS e
	LEFT JOIN predikat_skor AS s USING (nip, periode)
	LEFT JOIN potensi_nilai AS p USING (nip, periode)
	LEFT JOIN disebut AS d ON d.nip = e.nip
	LEFT JOIN orang AS o ON o.nip = e.nip
)
SELECT k.*, t.kinerja, b.kotak, b.lanjut,
	v IS NOT NULL AND ((h >= tinggi * 100) <> (v >= tinggi * 1000000)
		OR (h >= menengah * 100) <> (v >= menengah * 1000000)) AS pembulatan
FROM known AS k CROSS JOIN pola
LEFT JOIN tempat AS t USING (predikat)
LEFT JOIN kotak AS b ON b.kinerja = t.kinerja AND b.potensial = CASE WHEN v >= tinggi * 1000000 THEN 3
	WHEN v >= menengah * 1000000 THEN 2 WHEN v IS NOT NULL THEN 1 END;

.output talenta.want
SELECT 'jenis,nip,nama,unit,periode,aturan,pola,kinerja,potensi,kotak,tindak_lanjut,status,catatan';
SELECT 'talenta,' || nip || ',' || CASE WHEN nama GLOB '*[,"]*'
		THEN '"' || replace(nama, '"', '""') || '"' ELSE nama END || ','
	|| CASE WHEN unit GLOB '*[,"]*' THEN '"' || replace(unit, '"', '""') || '"' ELSE unit END || ','
	|| periode || ',' || id || ',' || nama_pola || ',' || coalesce(kinerja, '') || ','
	|| CASE WHEN v IS NULL THEN '' ELSE printf('%d.%02d', h / 100, h % 100) END || ','
	|| coalesce(kotak, '') || ',' || coalesce(lanjut, '') || ','
	|| CASE WHEN skor_tie OR potensi_tie THEN 'bertentangan' WHEN belum AND v IS NULL THEN 'belum_dinilai'
		WHEN kotak IS NULL THEN 'sementara' WHEN beda THEN 'beda' ELSE 'lengkap' END || ','
	|| substr(CASE WHEN ganda THEN ';pegawai_ganda' ELSE '' END
		|| CASE WHEN pembulatan THEN ';pembulatan_menentukan' ELSE '' END
		|| CASE WHEN potensi_tie THEN ';potensi_bertentangan' ELSE '' END
		|| CASE WHEN predikat <> '' AND kinerja IS NULL THEN ';predikat_tanpa_sumbu' ELSE '' END
		|| CASE WHEN predikat = '' AND NOT skor_tie THEN ';tanpa_kinerja' ELSE '' END
		|| CASE WHEN asing THEN ';tanpa_pegawai' ELSE '' END
		|| CASE WHEN v IS NULL AND NOT potensi_tie THEN ';tanpa_potensi' ELSE '' END
		|| CASE WHEN NOT aktif THEN ';tidak_aktif' ELSE '' END, 2)
FROM hasil CROSS JOIN pola ORDER BY nip, periode;
