-- PermenPANRB 6/2022: the predicate of two ratings (appraisal-rules 1.1), and the distribution of
-- predicates against the achievement of a unit (SE MenPANRB 3/2023, appraisal-rules 1.3).

CREATE TABLE periods AS SELECT DISTINCT periode FROM penilaian;
.read common.sql

CREATE TABLE nine (hasil_kerja, perilaku, predikat);
INSERT INTO nine VALUES
	('di_atas', 'di_atas', 'sangat_baik'), ('di_atas', 'sesuai', 'baik'), ('di_atas', 'di_bawah', 'kurang'),
	('sesuai', 'di_atas', 'baik'), ('sesuai', 'sesuai', 'baik'), ('sesuai', 'di_bawah', 'kurang'),
	('di_bawah', 'di_atas', 'butuh_perbaikan'), ('di_bawah', 'sesuai', 'butuh_perbaikan'),
	('di_bawah', 'di_bawah', 'sangat_kurang');

-- The latest selesai, then dinilai, of those that are not of an acting official; equal rows are one.
CREATE TABLE dipilih AS
WITH rows AS (
	SELECT DISTINCT nip, periode, hasil_kerja, perilaku, predikat, unit, selesai, dinilai
	FROM penilaian WHERE plt <> 'ya'
), placed AS (
	SELECT *, count(*) OVER (PARTITION BY nip, periode) AS n,
		rank() OVER (PARTITION BY nip, periode ORDER BY selesai DESC, dinilai DESC) AS place
	FROM rows
)
SELECT nip, periode, n, count(*) AS rivals,
	CASE WHEN min(hasil_kerja) = max(hasil_kerja) THEN min(hasil_kerja) ELSE '' END AS hasil_kerja,
	CASE WHEN min(perilaku) = max(perilaku) THEN min(perilaku) ELSE '' END AS perilaku,
	CASE WHEN min(predikat) = max(predikat) THEN min(predikat) ELSE '' END AS tercatat,
	CASE WHEN min(unit) = max(unit) THEN min(unit) ELSE '' END AS unit
FROM placed WHERE place = 1 GROUP BY nip, periode;
CREATE INDEX dipilih_nip ON dipilih (nip, periode);
CREATE TABLE plt AS SELECT DISTINCT nip, periode FROM penilaian WHERE plt = 'ya';
CREATE INDEX plt_nip ON plt (nip, periode);

CREATE TABLE hasil AS
WITH everybody AS (SELECT nip, periode FROM penilaian UNION SELECT nip, periode FROM masa),
known AS (
	SELECT e.nip, e.periode, coalesce(o.nama, '') AS nama,
		coalesce(nullif(d.unit, ''), o.unit, '') AS unit, coalesce(d.hasil_kerja, '') AS hasil_kerja,
		coalesce(d.perilaku, '') AS perilaku, coalesce(d.tercatat, '') AS tercatat,
		coalesce(m.predikat, '') AS predikat, coalesce(rivals, 0) AS rivals, coalesce(n, 0) AS n,
		p.nip IS NOT NULL AS plt, o.nip IS NULL AS asing, coalesce(o.ganda, 0) AS ganda,
		coalesce(o.aktif, 1) AS aktif
	FROM everybody AS e
	LEFT JOIN dipilih AS d USING (nip, periode)
	LEFT JOIN plt AS p USING (nip, periode)
	LEFT JOIN orang AS o ON o.nip = e.nip
	LEFT JOIN nine AS m ON rivals = 1 AND m.hasil_kerja = d.hasil_kerja AND m.perilaku = d.perilaku
)
SELECT *, CASE WHEN rivals > 1 THEN 'bertentangan'
	WHEN predikat <> '' AND tercatat NOT IN ('', predikat) THEN 'beda'
	WHEN predikat <> '' THEN 'lengkap'
	WHEN hasil_kerja || perilaku || tercatat = '' THEN 'belum_dinilai'
	ELSE 'sementara' END AS status
FROM known;

.output skor.want
SELECT 'jenis,nip,nama,unit,periode,aturan,hasil_kerja,perilaku,nilai,predikat,predikat_tercatat,'
	|| 'status,umpan_balik,penilai_ada,catatan';
SELECT 'skor,' || nip || ',' || CASE WHEN nama GLOB '*[,"]*'
		THEN '"' || replace(nama, '"', '""') || '"' ELSE nama END || ','
	|| CASE WHEN unit GLOB '*[,"]*' THEN '"' || replace(unit, '"', '""') || '"' ELSE unit END || ','
	|| periode || ',permenpanrb-6-2022,' || hasil_kerja || ',' || perilaku || ',,' || predikat || ','
	|| tercatat || ',' || status || ',,,'
	|| substr(CASE WHEN n > 1 THEN ';ganda' ELSE '' END
		|| CASE WHEN ganda THEN ';pegawai_ganda' ELSE '' END
		|| CASE WHEN plt THEN ';plt' ELSE '' END
		|| CASE WHEN asing THEN ';tanpa_pegawai' ELSE '' END
		|| CASE WHEN NOT aktif THEN ';tidak_aktif' ELSE '' END, 2)
FROM hasil ORDER BY nip, periode;

-- By unit. What is no longer in service is only noted.
CREATE TABLE per_unit AS
SELECT unit, periode, sum(aktif) AS pegawai, sum(aktif AND predikat <> '') AS n,
	sum(aktif AND predikat = 'sangat_baik') AS sb, sum(aktif AND predikat = 'baik') AS b,
	sum(aktif AND predikat = 'butuh_perbaikan') AS bp, sum(aktif AND predikat = 'kurang') AS k,
	sum(aktif AND predikat = 'sangat_kurang') AS sk, sum(aktif AND status = 'beda') AS beda,
	sum(aktif AND status = 'belum_dinilai') AS belum, sum(aktif AND status = 'bertentangan') AS tie,
	sum(aktif AND status = 'sementara') AS sementara, sum(aktif AND asing) AS asing,
	sum(NOT aktif) AS tidak_aktif
FROM hasil WHERE unit <> '' GROUP BY unit, periode;

CREATE TABLE capaian AS
SELECT unit, periode, min(capaian) AS capaian, min(capaian) <> max(capaian) AS tie
FROM capaian_unit GROUP BY unit, periode;

-- Whole people: at most p percent of n is p * n / 100, rounded down; at least is rounded up.
CREATE TABLE pola AS
SELECT u.*, CASE WHEN c.tie THEN '' ELSE coalesce(c.capaian, '') END AS capaian,
	coalesce(c.tie, 0) AS capaian_tie,
	CASE c.capaian WHEN 'istimewa' THEN sb - 70 * n / 100 WHEN 'butuh_perbaikan' THEN sb - 10 * n / 100
		WHEN 'kurang' THEN sb - 10 * n / 100 WHEN 'sangat_kurang' THEN sb ELSE 0 END AS more_sb,
	CASE c.capaian WHEN 'baik' THEN b - 70 * n / 100 ELSE 0 END AS more_b,
	CASE c.capaian WHEN 'butuh_perbaikan' THEN (60 * n + 99) / 100 - bp
		WHEN 'kurang' THEN (10 * n + 99) / 100 - bp ELSE 0 END AS less_bp,
	CASE c.capaian WHEN 'kurang' THEN (60 * n + 99) / 100 - k ELSE 0 END AS less_k,
	CASE c.capaian WHEN 'sangat_kurang' THEN (60 * n + 99) / 100 - sk ELSE 0 END AS less_sk,
	CASE c.capaian WHEN 'baik' THEN 1 - bp - k
		WHEN 'sangat_kurang' THEN (10 * n + 99) / 100 - bp - k ELSE 0 END AS less_bp_k,
	CASE c.capaian WHEN 'istimewa' THEN CASE WHEN sb <= max(b, bp, k, sk) THEN 'sangat_baik' ELSE '' END
		WHEN 'baik' THEN CASE WHEN b <= max(sb, bp, k, sk) THEN 'baik' ELSE '' END
		WHEN 'butuh_perbaikan' THEN CASE WHEN bp <= max(sb, b, k, sk) THEN 'butuh_perbaikan' ELSE '' END
		WHEN 'kurang' THEN CASE WHEN k <= max(sb, b, bp, sk) THEN 'kurang' ELSE '' END
		WHEN 'sangat_kurang' THEN CASE WHEN sk <= max(sb, b, bp, k) THEN 'sangat_kurang' ELSE '' END
		ELSE '' END AS not_largest
FROM per_unit AS u LEFT JOIN capaian AS c USING (unit, periode);

CREATE TABLE diuji AS
SELECT *, CASE WHEN capaian NOT IN ('istimewa', 'baik', 'butuh_perbaikan', 'kurang', 'sangat_kurang')
		OR n = 0 THEN 'tidak_diuji'
	WHEN n < 10 THEN 'terlalu_kecil'
	WHEN more_sb > 0 OR more_b > 0 OR less_bp > 0 OR less_k > 0 OR less_sk > 0 OR less_bp_k > 0
		THEN 'melanggar'
	ELSE 'sesuai' END AS pola
FROM pola;

.output skor_unit.want
SELECT 'jenis,unit,periode,aturan,pegawai,dinilai,sangat_baik,baik,butuh_perbaikan,kurang,sangat_kurang,'
	|| 'nilai,capaian,pola,catatan,cukup,buruk';
SELECT 'skor_unit,'
	|| CASE WHEN unit GLOB '*[,"]*' THEN '"' || replace(unit, '"', '""') || '"' ELSE unit END || ','
	|| periode || ',permenpanrb-6-2022,' || pegawai || ',' || n || ',' || sb || ',' || b || ',' || bp
	|| ',' || k || ',' || sk || ',,' || capaian || ',' || pola || ','
	|| substr(CASE WHEN beda THEN ';beda:' || beda ELSE '' END
		|| CASE WHEN belum THEN ';belum_dinilai:' || belum ELSE '' END
		|| CASE WHEN tie THEN ';bertentangan:' || tie ELSE '' END
		|| CASE WHEN capaian_tie THEN ';capaian_bertentangan:1' ELSE '' END
		|| CASE WHEN tested AND not_largest <> '' THEN ';dominan_bukan:' || not_largest ELSE '' END
		|| CASE WHEN tested AND less_bp_k > 0
			THEN ';kekurangan_butuh_perbaikan+kurang:' || less_bp_k ELSE '' END
		|| CASE WHEN tested AND less_bp > 0 THEN ';kekurangan_butuh_perbaikan:' || less_bp ELSE '' END
		|| CASE WHEN tested AND less_k > 0 THEN ';kekurangan_kurang:' || less_k ELSE '' END
		|| CASE WHEN tested AND less_sk > 0 THEN ';kekurangan_sangat_kurang:' || less_sk ELSE '' END
		|| CASE WHEN tested AND more_b > 0 THEN ';kelebihan_baik:' || more_b ELSE '' END
		|| CASE WHEN tested AND more_sb > 0 THEN ';kelebihan_sangat_baik:' || more_sb ELSE '' END
		|| CASE WHEN sementara THEN ';sementara:' || sementara ELSE '' END
		|| CASE WHEN asing THEN ';tanpa_pegawai:' || asing ELSE '' END
		|| CASE WHEN tidak_aktif THEN ';tidak_aktif:' || tidak_aktif ELSE '' END, 2) || ',,'
FROM (SELECT *, pola IN ('sesuai', 'melanggar') AS tested FROM diuji)
ORDER BY unit, periode;
