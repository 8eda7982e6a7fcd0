-- Job person match (training-rules 3.2): 100 * sum of levels / sum of the standard, as of the last day of 2025. The
-- standard of each competency: the title of the post, else its jenjang, else its jenis_jabatan, else
-- the general standard of PermenPANRB 38/2017, by jenjang where there is one.

CREATE TABLE periods AS SELECT '2025' AS periode;
.read common.sql

CREATE TABLE umum (jabatan, level);
INSERT INTO umum VALUES ('jpt_utama', 5), ('jpt_madya', 5), ('jpt_pratama', 4), ('administrator', 3),
	('pengawas', 2), ('pelaksana', 1), ('pemula', 1), ('terampil', 2), ('mahir', 2), ('penyelia', 3),
	('ahli_pertama', 2), ('ahli_muda', 3), ('ahli_madya', 4), ('ahli_utama', 5);
CREATE TABLE sembilan (kompetensi);
INSERT INTO sembilan VALUES ('integritas'), ('kerja sama'), ('komunikasi'), ('orientasi pada hasil'),
	('pelayanan publik'), ('pengembangan diri dan orang lain'), ('mengelola perubahan'),
	('pengambilan keputusan'), ('perekat bangsa');

CREATE TABLE standar_jabatan AS
SELECT lower(jabatan) AS jabatan, replace(trim(lower(kompetensi)), '  ', ' ') AS kompetensi,
	CAST(min(level) AS INTEGER) AS level, min(level) <> max(level) AS tie
FROM standar GROUP BY 1, 2;
CREATE TABLE bekerja AS SELECT * FROM orang
WHERE aktif AND mulai <= '2025-12-31' AND (selesai = '' OR selesai >= '2025-12-31');
CREATE UNIQUE INDEX bekerja_nip ON bekerja (nip);

CREATE TABLE syarat AS
WITH source AS (
	SELECT nip, kompetensi, s.level, tie, 1 AS place FROM bekerja AS b JOIN standar_jabatan AS s
		ON s.jabatan = lower(b.jabatan)
	UNION ALL SELECT nip, kompetensi, s.level, tie, 2 FROM bekerja JOIN standar_jabatan AS s ON s.jabatan = jenjang
	UNION ALL SELECT nip, kompetensi, s.level, tie, 3 FROM bekerja JOIN standar_jabatan AS s
		ON s.jabatan = jenis_jabatan
	UNION ALL SELECT nip, kompetensi, u.level, 0, 4 FROM bekerja AS b JOIN umum AS u
		ON u.jabatan = CASE jenjang WHEN '' THEN jenis_jabatan ELSE jenjang END, sembilan
),
placed AS (SELECT *, rank() OVER (PARTITION BY nip, kompetensi ORDER BY place) AS nth FROM source)
SELECT nip, kompetensi, level, tie FROM placed WHERE nth = 1;

-- Last assessed until the day; it holds for three years, up to the same day of the year.
CREATE TABLE asesmen AS
WITH known AS (
	SELECT nip, replace(trim(lower(kompetensi)), '  ', ' ') AS kompetensi, CAST(level AS INTEGER) AS level, tanggal
	FROM kompetensi WHERE tanggal <= '2025-12-31'
),
placed AS (SELECT *, rank() OVER (PARTITION BY nip, kompetensi ORDER BY tanggal DESC) AS nth FROM known)
SELECT nip, kompetensi, min(level) AS level, min(level) <> max(level) AS tie,
	date(tanggal, '3 years') < '2025-12-31' AS lewat
FROM placed WHERE nth = 1 GROUP BY nip, kompetensi;
CREATE UNIQUE INDEX asesmen_key ON asesmen (nip, kompetensi);

CREATE TABLE hasil AS
SELECT b.nip, b.nama, b.unit, b.jabatan, b.ganda, count(s.nip) AS n, sum(s.level) AS standard,
	sum(a.level) AS reached, coalesce(max(s.tie), 0) AS standar_tie,
	coalesce(max(a.tie AND NOT a.lewat), 0) AS asesmen_tie, coalesce(max(a.lewat), 0) AS lewat,
	count(s.nip) > count(a.nip) AS belum, count(a.nip) AS assessed
FROM bekerja AS b LEFT JOIN syarat AS s USING (nip)
LEFT JOIN asesmen AS a ON a.nip = s.nip AND a.kompetensi = s.kompetensi
GROUP BY b.nip;

CREATE TABLE nilai AS
SELECT *, CASE WHEN standar_tie OR asesmen_tie THEN 'bertentangan' WHEN n = 0 THEN 'sementara'
	WHEN assessed = 0 THEN 'belum_dinilai' WHEN belum OR lewat THEN 'sementara' ELSE 'lengkap' END AS status
FROM hasil;

.output jpm.want
SELECT 'jenis,nip,nama,unit,jabatan,aturan,tujuan,nilai,kategori,status,catatan';
SELECT 'jpm,' || nip || ',' || CASE WHEN nama GLOB '*[,"]*'
		THEN '"' || replace(nama, '"', '""') || '"' ELSE nama END || ','
	|| CASE WHEN unit GLOB '*[,"]*' THEN '"' || replace(unit, '"', '""') || '"' ELSE unit END || ','
	|| CASE WHEN jabatan GLOB '*,*' THEN '"' || jabatan || '"' ELSE jabatan END || ',jpm,' || tujuan || ','
	|| CASE WHEN status = 'lengkap' THEN printf('%d.%02d', h / 100, h % 100) || ','
		|| CASE WHEN reached * 100 >= standard * high THEN top WHEN reached * 100 >= standard * middle THEN centre
			ELSE bottom END ELSE ',' END
	|| ',' || status || ',' || substr(CASE WHEN asesmen_tie THEN ';asesmen_bertentangan' ELSE '' END
		|| CASE WHEN belum THEN ';belum_diasesmen' ELSE '' END
		|| CASE WHEN lewat THEN ';kedaluwarsa' ELSE '' END
		|| CASE WHEN ganda THEN ';pegawai_ganda' ELSE '' END
		|| CASE WHEN standar_tie THEN ';standar_bertentangan' ELSE '' END
		|| CASE WHEN n = 0 THEN ';tanpa_standar' ELSE '' END, 2)
FROM (SELECT *, (20000 * reached + standard) / (2 * standard) AS h FROM nilai),
	(SELECT 'pemetaan' AS tujuan, 90 AS high, 78 AS middle, 'O' AS top, 'CO' AS centre, 'KO' AS bottom
		UNION ALL SELECT 'pengisian', 80, 68, 'MS', 'MMS', 'KMS')
ORDER BY nip, tujuan;
