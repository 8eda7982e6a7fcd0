-- PermenPANRB 8/2021 (appraisal-rules 2.2 to 2.5): the work plan from targets and what was reached; weights and predicates
-- of PP 30/2019. Target and realisation in hundredths, the achievement C in whole percent.

CREATE TABLE periods AS SELECT '2021-H2' AS periode;
CREATE TABLE aturan AS SELECT 'permenpanrb-8-2021' AS id, 70 AS bobot, 120000000 AS paling_skp,
	120000000 AS paling_perilaku;
CREATE TABLE batas (nth, predikat, dari, terbuka, baru);
INSERT INTO batas VALUES (1, 'sangat_baik', 110000000000, 0, 1), (2, 'baik', 90000000000, 0, 0),
	(3, 'cukup', 70000000000, 0, 0), (4, 'kurang', 50000000000, 0, 0), (5, 'sangat_kurang', 0, 0, 0);

CREATE TABLE butir AS
SELECT DISTINCT nip, periode, kode, aspek, arah, tambahan, maksimum, kelompok, CAST(nullif(bobot, '') AS INTEGER) AS w,
	CASE WHEN target = '' THEN NULL WHEN instr(target, '.') = 0 THEN target * 100
		ELSE substr(target, 1, instr(target, '.') - 1) * 100
			+ CAST(substr(substr(target, instr(target, '.') + 1) || '0', 1, 2) AS INTEGER) END AS low,
	CASE WHEN target_atas = '' THEN NULL WHEN instr(target_atas, '.') = 0 THEN target_atas * 100
		ELSE substr(target_atas, 1, instr(target_atas, '.') - 1) * 100
			+ CAST(substr(substr(target_atas, instr(target_atas, '.') + 1) || '0', 1, 2) AS INTEGER) END AS high,
	CASE WHEN realisasi = '' THEN NULL WHEN instr(realisasi, '.') = 0 THEN realisasi * 100
		ELSE substr(realisasi, 1, instr(realisasi, '.') - 1) * 100
			+ CAST(substr(substr(realisasi, instr(realisasi, '.') + 1) || '0', 1, 2) AS INTEGER) END AS r
FROM skp2021;
CREATE TABLE ditolak AS SELECT DISTINCT nip, periode FROM butir WHERE low = 0;
CREATE TABLE berselisih AS
SELECT DISTINCT nip, periode FROM (
	SELECT nip, periode, kode, aspek FROM butir GROUP BY nip, periode, kode, aspek HAVING count(*) > 1);
DELETE FROM butir WHERE low = 0;

-- C, half up; of a range the end that was passed counts, and within it C is 100.
CREATE TABLE capaian AS
SELECT *, CASE WHEN num < 0 THEN 0 ELSE (2 * num + t) / (2 * t) END AS c, num < 0 AS nol, num = 100 * t AS tepat
FROM (SELECT *, CASE arah WHEN 'naik' THEN 100 * x WHEN 'turun' THEN 200 * t - 100 * x END AS num
	FROM (SELECT *, CASE WHEN low IS NULL OR high IS NULL OR r < low THEN low WHEN r > high THEN high ELSE 1 END AS t,
		CASE WHEN high IS NOT NULL AND r BETWEEN low AND high THEN 1 ELSE r END AS x FROM butir));
-- Values times 531, which is 9 times 59.
CREATE TABLE dinilai AS
SELECT *, CASE WHEN c > 110 OR tepat AND maksimum = 'ya' THEN 120 * 531 WHEN c > 100 THEN (990 + 10 * (c - 101)) * 59
		WHEN c = 100 THEN 109 * 531 WHEN c >= 60 THEN (c - 10) * 531 ELSE c * 441 END AS v531,
	CASE WHEN c > 100 OR tepat AND maksimum = 'ya' THEN 100 WHEN c = 100 THEN 80 WHEN c >= 80 THEN 60
		WHEN c >= 60 THEN 40 WHEN c >= 0 THEN 20 END AS f
FROM capaian;
CREATE TABLE jenis AS
SELECT o.nip, CASE WHEN jenis_jabatan LIKE 'jpt%' THEN 'jpt' WHEN jenis_jabatan <> '' THEN 'ja' END AS jenis
FROM (SELECT nip, jenis_jabatan, row_number() OVER (PARTITION BY nip
	ORDER BY mulai DESC, unit, jabatan, nama, kedudukan) AS nth FROM pegawai) AS o WHERE nth = 1;
CREATE UNIQUE INDEX jenis_nip ON jenis (nip);

-- JPT.
CREATE TABLE kelompok_jpt AS
SELECT nip, periode, kelompok, sum(w * v531) AS wv, sum(w) AS w, sum(v531) AS v, count(*) AS n,
	count(w) AS weighed, max(c IS NULL) AS kurang, max(nol) AS nol
FROM dinilai JOIN jenis USING (nip) WHERE jenis = 'jpt' AND tambahan <> 'ya' GROUP BY nip, periode, kelompok;
CREATE TABLE rata_jpt AS
SELECT nip, periode, kelompok, kurang OR weighed NOT IN (0, n) AS kurang, nol,
	num / den * 1000000000000 + (num % den * 1000000000000 + den / 2) / den AS v
FROM (SELECT *, CASE WHEN weighed = n THEN wv ELSE v END AS num, 531 * CASE WHEN weighed = n THEN w ELSE n END AS den
	FROM kelompok_jpt);
CREATE TABLE utama AS
SELECT nip, periode, max(kurang) OR count(*) > 1 AND max(kelompok = '')
		OR max(kelompok <> '') AND count(*) < 2 AS kurang, max(nol) AS nol,
	CASE WHEN max(kelompok <> '') THEN (sum(CASE kelompok WHEN 'perjanjian_kinerja' THEN 60 ELSE 40 END * v) + 50) / 100
		ELSE max(v) END AS v
FROM rata_jpt GROUP BY nip, periode;
CREATE TABLE lebih AS
SELECT nip, periode, max(c IS NULL OR w IS NULL) AS kurang, max(nol) AS nol,
	sum(f * w * v531 / 5310000 * 1000000000000 + (f * w * v531 % 5310000 * 1000000000000 + 2655000) / 5310000) AS v
FROM dinilai JOIN jenis USING (nip) WHERE jenis = 'jpt' AND tambahan = 'ya' GROUP BY nip, periode;

-- JA and JF: each plan by the categories of its three aspects.
CREATE TABLE rencana AS
SELECT nip, periode, kode, max(tambahan) AS tambahan, max(c IS NULL) OR sum(aspek = 'kuantitas') <> 1
		OR sum(aspek = 'kualitas') <> 1 OR sum(aspek = 'waktu') <> 1 OR count(*) <> 3 AS kurang, max(nol) AS nol,
	min(w) AS w, sum(c > 100) AS sb, sum(c = 100) AS b, sum(c BETWEEN 80 AND 99) AS cukup,
	sum(c BETWEEN 60 AND 79) AS k, sum(c < 60) AS sk
FROM capaian JOIN jenis USING (nip) WHERE jenis = 'ja' GROUP BY nip, periode, kode;
CREATE TABLE nilai_rencana AS
SELECT *, CASE WHEN sb >= 2 AND sb + b = 3 THEN 120 WHEN sk >= 2 THEN 25 WHEN k >= 2 OR sk >= 1 THEN 60
		WHEN k = 1 OR cukup >= 2 THEN 80 ELSE 100 END AS v,
	CASE WHEN sb >= 2 AND sb + b = 3 THEN 24 WHEN sk >= 2 THEN 1 WHEN k >= 2 OR sk >= 1 THEN 5
		WHEN k = 1 OR cukup >= 2 THEN 10 ELSE 16 END AS lebih
FROM rencana;
INSERT INTO utama
SELECT nip, periode, kurang, nol, num / den * 1000000000000 + (num % den * 1000000000000 + den / 2) / den
FROM (SELECT nip, periode, max(kurang) OR count(w) NOT IN (0, count(*)) AS kurang, max(nol) AS nol,
		CASE WHEN count(w) = count(*) THEN sum(w * v) ELSE sum(v) END AS num,
		CASE WHEN count(w) = count(*) THEN sum(w) ELSE count(*) END AS den
	FROM nilai_rencana WHERE tambahan <> 'ya' GROUP BY nip, periode);
INSERT INTO lebih
SELECT nip, periode, max(kurang), max(nol), sum(lebih) * 100000000000
FROM nilai_rencana WHERE tambahan = 'ya' GROUP BY nip, periode;
CREATE UNIQUE INDEX utama_key ON utama (nip, periode);
CREATE UNIQUE INDEX lebih_key ON lebih (nip, periode);

CREATE TABLE plan AS
WITH everybody AS (SELECT nip, periode FROM butir UNION SELECT nip, periode FROM ditolak),
known AS (
	SELECT e.nip, e.periode, b.nip IS NOT NULL AS tie, d.nip IS NOT NULL AS ditolak, j.jenis IS NULL AS tanpa_jenis,
		coalesce(u.kurang, 1) OR coalesce(l.kurang, 0) AS kurang, coalesce(u.nol, 0) OR coalesce(l.nol, 0) AS nol,
		u.v AS utama, coalesce(l.v, 0) AS lebih
	FROM everybody AS e LEFT JOIN berselisih AS b USING (nip, periode) LEFT JOIN ditolak AS d USING (nip, periode)
	LEFT JOIN utama AS u USING (nip, periode) LEFT JOIN lebih AS l USING (nip, periode)
	LEFT JOIN jenis AS j ON j.nip = e.nip
),
whole AS (
	SELECT *, NOT (tie OR ditolak OR tanpa_jenis OR kurang) AS ada, utama + min(lebih, 10000000000000) AS v FROM known
)
SELECT nip, periode, tie, CASE WHEN ada THEN min(v, 120000000000000) END AS v,
	CASE WHEN ada AND nol THEN ';capaian_nol' ELSE '' END
	|| CASE WHEN tie THEN ';skp_bertentangan' ELSE '' END
	|| CASE WHEN ada AND v > 120000000000000 THEN ';skp_dibatasi' ELSE '' END
	|| CASE WHEN ditolak THEN ';skp_ditolak' ELSE '' END
	|| CASE WHEN kurang AND NOT tie AND NOT ditolak AND NOT tanpa_jenis THEN ';skp_tidak_lengkap' ELSE '' END
	|| CASE WHEN ada AND lebih > 10000000000000 THEN ';tambahan_dibatasi' ELSE '' END
	|| CASE WHEN tanpa_jenis THEN ';tanpa_jenis_jabatan' ELSE '' END AS catatan
FROM whole;
CREATE UNIQUE INDEX plan_key ON plan (nip, periode);
.read numerik.sql
