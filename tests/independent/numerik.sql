-- Appraisals in numbers, weighed by the table aturan: id, the period, the weight of the plan in percent, the most each value
-- may be, and whether work plans are computed. The table batas: predicates from the highest, where they begin in
-- hundredths of a millionth (terbuka: just above it), and whether only a new idea earns them. plan: what a work plan
-- comes to, at 1e-12, or NULL, with a note; it stands for the recorded value. Values in millionths.

.read common.sql

-- What is beyond the most is rejected.
CREATE TABLE angka AS
SELECT nip, periode, predikat, plt, unit, selesai, dinilai, ide_baru, CASE WHEN nilai_skp = '' THEN NULL
	WHEN instr(nilai_skp, '.') = 0 THEN nilai_skp * 1000000
	ELSE substr(nilai_skp, 1, instr(nilai_skp, '.') - 1) * 1000000
		+ CAST(substr(substr(nilai_skp, instr(nilai_skp, '.') + 1) || '000000', 1, 6) AS INTEGER) END AS s,
	CASE WHEN nilai_perilaku = '' THEN NULL WHEN instr(nilai_perilaku, '.') = 0 THEN nilai_perilaku * 1000000
	ELSE substr(nilai_perilaku, 1, instr(nilai_perilaku, '.') - 1) * 1000000
		+ CAST(substr(substr(nilai_perilaku, instr(nilai_perilaku, '.') + 1) || '000000', 1, 6) AS INTEGER) END AS p
FROM lama WHERE periode IN (SELECT periode FROM periods);
DELETE FROM angka WHERE s > (SELECT paling_skp FROM aturan) OR p > (SELECT paling_perilaku FROM aturan);

CREATE TABLE dipilih AS
WITH rows AS (SELECT DISTINCT nip, periode, s, p, ide_baru, predikat, unit, selesai, dinilai FROM angka WHERE plt <> 'ya'),
placed AS (
	SELECT *, count(*) OVER (PARTITION BY nip, periode) AS n,
		rank() OVER (PARTITION BY nip, periode ORDER BY selesai DESC, dinilai DESC) AS place FROM rows
)
SELECT nip, periode, n, count(*) AS rivals, CASE WHEN min(s) = max(s) AND count(s) = count(*) THEN min(s) END AS s,
	CASE WHEN min(p) = max(p) AND count(p) = count(*) THEN min(p) END AS p,
	CASE WHEN min(ide_baru) = max(ide_baru) THEN min(ide_baru) ELSE '' END AS ide_baru,
	CASE WHEN min(predikat) = max(predikat) THEN min(predikat) ELSE '' END AS tercatat,
	CASE WHEN min(unit) = max(unit) THEN min(unit) ELSE '' END AS unit
FROM placed WHERE place = 1 GROUP BY nip, periode;
CREATE UNIQUE INDEX dipilih_nip ON dipilih (nip, periode);
CREATE TABLE plt AS SELECT DISTINCT nip, periode FROM angka WHERE plt = 'ya';
CREATE UNIQUE INDEX plt_nip ON plt (nip, periode);

CREATE TABLE hasil AS
WITH everybody AS (
	SELECT nip, periode FROM angka UNION SELECT nip, periode FROM masa UNION SELECT nip, periode FROM plan
),
known AS (
	SELECT e.nip, e.periode, coalesce(o.nama, '') AS nama, coalesce(nullif(d.unit, ''), o.unit, '') AS unit,
		coalesce(d.tercatat, '') AS tercatat, coalesce(d.ide_baru, '') AS ide, coalesce(rivals, 0) AS rivals,
		coalesce(n, 0) AS n, x.nip IS NOT NULL AS plt, o.nip IS NULL AS asing, coalesce(o.ganda, 0) AS ganda,
		coalesce(o.aktif, 1) AS aktif, d.p, d.s, w.nip IS NOT NULL AS planned, w.v AS plan,
		coalesce(w.catatan, '') AS plan_notes, coalesce(w.tie, 0) AS plan_tie,
		CASE WHEN w.nip IS NULL THEN d.s * 1000000 ELSE w.v END AS skp
	FROM everybody AS e
	LEFT JOIN dipilih AS d USING (nip, periode)
	LEFT JOIN plt AS x USING (nip, periode)
	LEFT JOIN plan AS w USING (nip, periode)
	LEFT JOIN orang AS o ON o.nip = e.nip
),
weighed AS (
	SELECT k.*, rivals > 1 OR plan_tie AS tie, CASE WHEN rivals > 1 OR plan_tie THEN NULL
		ELSE ((bobot * skp + (100 - bobot) * p * 1000000 + 50) / 100 + 500) / 1000 END AS v
	FROM known AS k CROSS JOIN aturan
)
SELECT w.*, (v + 5000000) / 10000000 AS h,
	coalesce((SELECT predikat FROM batas AS b WHERE (v > b.dari OR v = b.dari AND NOT terbuka)
		AND (NOT baru OR ide = 'ya') ORDER BY nth LIMIT 1), '') AS predikat,
	v >= (SELECT dari FROM batas WHERE baru) AND ide = '' AS ide_tidak_diketahui,
	planned AND plan IS NOT NULL AND s IS NOT NULL AND rivals = 1
		AND (s + 5000) / 10000 <> ((plan + 500) / 1000 + 5000000) / 10000000 AS skp_beda
FROM weighed AS w;
ALTER TABLE hasil ADD COLUMN status;
UPDATE hasil SET status = CASE WHEN tie THEN 'bertentangan'
	WHEN v IS NOT NULL AND tercatat NOT IN ('', predikat) THEN 'beda' WHEN v IS NOT NULL THEN 'lengkap'
	WHEN s IS NULL AND p IS NULL AND tercatat = '' AND NOT planned THEN 'belum_dinilai' ELSE 'sementara' END;

.output skor.want
SELECT 'jenis,nip,nama,unit,periode,aturan,hasil_kerja,perilaku,nilai,predikat,predikat_tercatat,'
	|| 'status,umpan_balik,penilai_ada,catatan';
SELECT 'skor,' || nip || ',' || CASE WHEN nama GLOB '*[,"]*'
		THEN '"' || replace(nama, '"', '""') || '"' ELSE nama END || ','
	|| CASE WHEN unit GLOB '*[,"]*' THEN '"' || replace(unit, '"', '""') || '"' ELSE unit END || ','
	|| periode || ',' || id || ',,,' || CASE WHEN v IS NULL THEN '' ELSE printf('%d.%02d', h / 100, h % 100) END || ','
	|| predikat || ',' || tercatat || ',' || status || ',,,'
	|| substr(CASE WHEN instr(plan_notes, ';capaian_nol') THEN ';capaian_nol' ELSE '' END
		|| CASE WHEN n > 1 THEN ';ganda' ELSE '' END
		|| CASE WHEN ide_tidak_diketahui THEN ';ide_baru_tidak_diketahui' ELSE '' END
		|| CASE WHEN skp_beda THEN ';nilai_skp_beda' ELSE '' END
		|| CASE WHEN ganda THEN ';pegawai_ganda' ELSE '' END
		|| CASE WHEN plt THEN ';plt' ELSE '' END
		|| replace(plan_notes, ';capaian_nol', '')
		|| CASE WHEN asing THEN ';tanpa_pegawai' ELSE '' END
		|| CASE WHEN NOT aktif THEN ';tidak_aktif' ELSE '' END, 2)
FROM hasil CROSS JOIN aturan ORDER BY nip, periode;

CREATE TABLE per_unit AS
SELECT unit, periode, sum(aktif) AS pegawai, sum(aktif AND v IS NOT NULL) AS n,
	sum(CASE WHEN aktif THEN coalesce(h, 0) ELSE 0 END) AS total,
	sum(aktif AND predikat = 'sangat_baik') AS sb, sum(aktif AND predikat = 'baik') AS b,
	sum(aktif AND predikat = 'cukup') AS c, sum(aktif AND predikat = 'kurang') AS k,
	sum(aktif AND predikat = 'sangat_kurang') AS sk, sum(aktif AND predikat = 'buruk') AS buruk,
	sum(aktif AND status = 'beda') AS beda, sum(aktif AND status = 'belum_dinilai') AS belum,
	sum(aktif AND status = 'bertentangan') AS tie, sum(aktif AND status = 'sementara') AS sementara,
	sum(aktif AND asing) AS asing, sum(NOT aktif) AS tidak_aktif
FROM hasil WHERE unit <> '' GROUP BY unit, periode;

.output skor_unit.want
SELECT 'jenis,unit,periode,aturan,pegawai,dinilai,sangat_baik,baik,butuh_perbaikan,kurang,sangat_kurang,'
	|| 'nilai,capaian,pola,catatan,cukup,buruk';
SELECT 'skor_unit,'
	|| CASE WHEN unit GLOB '*[,"]*' THEN '"' || replace(unit, '"', '""') || '"' ELSE unit END || ','
	|| periode || ',' || id || ',' || pegawai || ',' || n || ',' || sb || ',' || b || ',,' || k || ','
	|| CASE WHEN 'sangat_kurang' IN (SELECT predikat FROM batas) THEN sk ELSE '' END || ','
	|| CASE WHEN n THEN printf('%d.%02d', rata / 100, rata % 100) ELSE '' END || ',,tidak_diuji,'
	|| substr(CASE WHEN beda THEN ';beda:' || beda ELSE '' END
		|| CASE WHEN belum THEN ';belum_dinilai:' || belum ELSE '' END
		|| CASE WHEN tie THEN ';bertentangan:' || tie ELSE '' END
		|| CASE WHEN sementara THEN ';sementara:' || sementara ELSE '' END
		|| CASE WHEN asing THEN ';tanpa_pegawai:' || asing ELSE '' END
		|| CASE WHEN tidak_aktif THEN ';tidak_aktif:' || tidak_aktif ELSE '' END, 2)
	|| ',' || c || ',' || CASE WHEN 'buruk' IN (SELECT predikat FROM batas) THEN buruk ELSE '' END
FROM (SELECT *, (((2 * total * 10000000000 + n) / (2 * n) + 500) / 1000 + 5000000) / 10000000 AS rata FROM per_unit)
	CROSS JOIN aturan
ORDER BY unit, periode;
