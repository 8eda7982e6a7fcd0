-- PP 46/2011 and Perka BKN 1/2013 (appraisal-rules 3): 60 percent of the plan, 40 of conduct. Target and realisation in
-- hundredths, what they come to at 1e-12.

CREATE TABLE periods AS SELECT '2020' AS periode;
CREATE TABLE aturan AS SELECT 'pp-46-2011' AS id, 60 AS bobot, 9000000000 AS paling_skp, 100000000 AS paling_perilaku;
CREATE TABLE batas (nth, predikat, dari, terbuka, baru);
INSERT INTO batas VALUES (1, 'sangat_baik', 91000000000, 0, 0), (2, 'baik', 75000000000, 1, 0),
	(3, 'cukup', 60000000000, 1, 0), (4, 'kurang', 50000000000, 1, 0), (5, 'buruk', 0, 0, 0);

CREATE TABLE butir AS
SELECT DISTINCT nip, periode, kode, aspek, tambahan, kelompok,
	CASE WHEN target = '' THEN NULL WHEN instr(target, '.') = 0 THEN target * 100
		ELSE substr(target, 1, instr(target, '.') - 1) * 100
			+ CAST(substr(substr(target, instr(target, '.') + 1) || '0', 1, 2) AS INTEGER) END AS t,
	CASE WHEN realisasi = '' THEN NULL WHEN instr(realisasi, '.') = 0 THEN realisasi * 100
		ELSE substr(realisasi, 1, instr(realisasi, '.') - 1) * 100
			+ CAST(substr(substr(realisasi, instr(realisasi, '.') + 1) || '0', 1, 2) AS INTEGER) END AS r
FROM skp2020;
CREATE TABLE ditolak AS SELECT DISTINCT nip, periode FROM butir WHERE t = 0;
CREATE TABLE berselisih AS
SELECT DISTINCT nip, periode FROM (
	SELECT nip, periode, kode, aspek FROM butir GROUP BY nip, periode, kode, aspek HAVING count(*) > 1);
DELETE FROM butir WHERE t = 0;

-- 100 R / T at 1e-12, by long division.
CREATE TABLE capaian AS
SELECT *, q * 1000000000000 + a * 1000000 + (2 * ((m * 1000000) % t) * 1000000 + t) / (2 * t) AS c
FROM (SELECT *, 100 * r / t AS q, 100 * r % t AS m, (100 * r % t) * 1000000 / t AS a FROM butir
	WHERE tambahan <> 'ya' AND kelompok = '');
CREATE TABLE nilai_aspek AS
SELECT nip, periode, kode, aspek, c, CASE WHEN c IS NULL THEN NULL WHEN aspek IN ('kuantitas', 'kualitas') THEN c
	WHEN r = 0 THEN 0 WHEN 76 * t <= 100 * r THEN max(176000000000000 - c, 0) ELSE c END AS v,
	aspek IN ('waktu', 'biaya') AND r > 0 AND c > 176000000000000 AS nol
FROM capaian;
CREATE TABLE tugas AS
SELECT nip, periode, kode, count(v) < count(*) OR sum(aspek = 'kuantitas') = 0 OR sum(aspek = 'kualitas') = 0
		OR sum(aspek = 'waktu') = 0 OR sum(aspek = '') AS kurang,
	(2 * sum(v) + count(*)) / (2 * count(*)) AS v, max(nol) AS nol
FROM nilai_aspek GROUP BY nip, periode, kode;

CREATE TABLE utama AS
SELECT nip, periode, max(kurang) AS kurang, (2 * sum(v) + count(*)) / (2 * count(*)) AS v, max(nol) AS nol
FROM tugas GROUP BY nip, periode;
CREATE UNIQUE INDEX utama_key ON utama (nip, periode);
CREATE TABLE lebih AS
SELECT nip, periode, count(DISTINCT CASE WHEN tambahan = 'ya' AND coalesce(r, 1) <> 0 THEN kode END) AS tasks,
	max(CASE kelompok WHEN 'kreativitas_unit' THEN 3 WHEN 'kreativitas_instansi' THEN 6
		WHEN 'kreativitas_negara' THEN 12 ELSE 0 END) AS kreativitas
FROM butir GROUP BY nip, periode;
CREATE UNIQUE INDEX lebih_key ON lebih (nip, periode);

CREATE TABLE plan AS
WITH everybody AS (SELECT nip, periode FROM butir UNION SELECT nip, periode FROM ditolak)
SELECT e.nip, e.periode, b.nip IS NOT NULL AS tie,
	CASE WHEN b.nip IS NULL AND d.nip IS NULL AND NOT u.kurang THEN u.v + (kreativitas
		+ CASE WHEN tasks >= 7 THEN 3 WHEN tasks >= 4 THEN 2 WHEN tasks >= 1 THEN 1 ELSE 0 END)
		* 1000000000000 END AS v,
	CASE WHEN u.nol AND b.nip IS NULL AND d.nip IS NULL AND NOT u.kurang THEN ';capaian_nol' ELSE '' END
	|| CASE WHEN b.nip IS NOT NULL THEN ';skp_bertentangan' ELSE '' END
	|| CASE WHEN d.nip IS NOT NULL THEN ';skp_ditolak' ELSE '' END
	|| CASE WHEN b.nip IS NULL AND d.nip IS NULL AND coalesce(u.kurang, 1) THEN ';skp_tidak_lengkap' ELSE '' END
		AS catatan
FROM everybody AS e LEFT JOIN berselisih AS b USING (nip, periode) LEFT JOIN ditolak AS d USING (nip, periode)
LEFT JOIN utama AS u USING (nip, periode) LEFT JOIN lebih AS l USING (nip, periode);
CREATE UNIQUE INDEX plan_key ON plan (nip, periode);
.read numerik.sql
