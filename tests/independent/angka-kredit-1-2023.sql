-- Credit of functional posts, PermenPANRB 1/2023 Pasal 37 (appraisal-rules 4): months/12 * percent/100 * coefficient,
-- half up at two places. Coefficients in hundredths.

CREATE TABLE periods AS SELECT DISTINCT periode FROM skor;
.read common.sql

CREATE TABLE persen (predikat, persen);
INSERT INTO persen VALUES ('sangat_baik', 150), ('baik', 100), ('butuh_perbaikan', 75), ('cukup', 75), ('kurang', 50),
	('sangat_kurang', 25);
CREATE TABLE koefisien (jenjang, koefisien);
INSERT INTO koefisien VALUES ('pemula', 375), ('terampil', 500), ('mahir', 1250), ('penyelia', 2500),
	('ahli_pertama', 1250), ('ahli_muda', 2500), ('ahli_madya', 3750), ('ahli_utama', 5000);

CREATE TABLE predikat_skor AS
SELECT nip, periode, min(nama) AS nama, max(predikat) AS predikat,
	max(status = 'bertentangan') OR count(DISTINCT nullif(predikat, '')) > 1 AS tie,
	min(status = 'belum_dinilai') AS belum,
	max(predikat <> '' AND predikat_tercatat NOT IN ('', predikat)) AS beda
FROM skor GROUP BY nip, periode;
CREATE UNIQUE INDEX predikat_skor_key ON predikat_skor (nip, periode);
CREATE TABLE bertumpuk AS
SELECT DISTINCT a.nip, a.periode FROM predikat_skor AS a JOIN span AS s USING (periode)
JOIN predikat_skor AS b ON b.nip = a.nip AND b.periode <> a.periode AND b.predikat <> '' AND NOT b.tie
JOIN span AS t ON t.periode = b.periode AND t.begins <= s.ends AND t.ends >= s.begins;
CREATE UNIQUE INDEX bertumpuk_key ON bertumpuk (nip, periode);

-- Whole months of the period in which the row of the roster holds.
CREATE TABLE bulan AS
WITH RECURSIVE month (periode, begins, ends, last) AS (
	SELECT periode, begins, date(begins, '1 month', '-1 day'), ends FROM span
	UNION ALL
	SELECT periode, date(begins, '1 month'), date(begins, '2 months', '-1 day'), last FROM month
	WHERE date(begins, '1 month') < last
)
SELECT o.nip, m.periode, sum(mulai <= begins AND (selesai = '' OR selesai >= ends)) AS n
FROM orang AS o, month AS m WHERE jenis_jabatan IN ('', 'fungsional') GROUP BY o.nip, m.periode;
CREATE UNIQUE INDEX bulan_key ON bulan (nip, periode);

CREATE TABLE hasil AS
WITH everybody AS (
	SELECT nip, periode FROM masa UNION SELECT nip, periode FROM predikat_skor
),
known AS (
	SELECT e.nip, e.periode, s.months, coalesce(o.nama, p.nama, '') AS nama, o.nip IS NULL AS asing,
		o.nip IS NOT NULL AND m.nip IS NULL AS luar, coalesce(o.ganda, 0) AS ganda, coalesce(o.aktif, 1) AS aktif,
		CASE WHEN m.nip IS NOT NULL THEN o.jenjang ELSE '' END AS jenjang,
		CASE WHEN m.nip IS NOT NULL THEN b.n END AS bulan, coalesce(p.tie, 0) AS tie,
		coalesce(p.belum, 1) AS belum, coalesce(p.beda, 0) AS beda,
		CASE WHEN p.tie THEN '' ELSE coalesce(p.predikat, '') END AS predikat, q.nip IS NOT NULL AS bertumpuk
	FROM everybody AS e
	JOIN span AS s USING (periode)
	LEFT JOIN predikat_skor AS p USING (nip, periode)
	LEFT JOIN masa AS m USING (nip, periode)
	LEFT JOIN bulan AS b USING (nip, periode)
	LEFT JOIN bertumpuk AS q USING (nip, periode)
	LEFT JOIN orang AS o ON o.nip = e.nip
	WHERE coalesce(o.jenis_jabatan, '') IN ('', 'fungsional')
)
SELECT k.*, CASE WHEN bulan > 0 THEN (bulan * persen * koefisien * 2 + 1200) / 2400 END AS nilai,
	predikat <> '' AND persen IS NULL AS tanpa_angka
FROM known AS k LEFT JOIN persen USING (predikat) LEFT JOIN koefisien USING (jenjang);

.output angka_kredit.want
SELECT 'jenis,nip,nama,periode,aturan,jenjang,bulan,predikat,nilai,status,catatan';
SELECT 'angka_kredit,' || nip || ',' || CASE WHEN nama GLOB '*[,"]*'
		THEN '"' || replace(nama, '"', '""') || '"' ELSE nama END || ',' || periode
	|| ',angka-kredit-1-2023,' || jenjang || ',' || coalesce(bulan, '') || ',' || predikat || ','
	|| CASE WHEN nilai IS NULL THEN '' ELSE printf('%d.%02d', nilai / 100, nilai % 100) END || ','
	|| CASE WHEN tie THEN 'bertentangan' WHEN belum THEN 'belum_dinilai' WHEN nilai IS NULL THEN 'sementara'
		WHEN beda THEN 'beda' ELSE 'lengkap' END || ','
	|| substr(CASE WHEN bulan < months THEN ';bulan_sebagian' ELSE '' END
		|| CASE WHEN luar THEN ';di_luar_masa' ELSE '' END
		|| CASE WHEN ganda THEN ';pegawai_ganda' ELSE '' END
		|| CASE WHEN bertumpuk AND nilai IS NOT NULL THEN ';periode_bertumpuk' ELSE '' END
		|| CASE WHEN tanpa_angka THEN ';predikat_tanpa_angka' ELSE '' END
		|| CASE WHEN jenjang = '' AND NOT luar AND NOT asing THEN ';tanpa_jenjang' ELSE '' END
		|| CASE WHEN asing THEN ';tanpa_pegawai' ELSE '' END
		|| CASE WHEN NOT aktif THEN ';tidak_aktif' ELSE '' END, 2)
FROM hasil ORDER BY nip, periode;
