-- The skor and skor_unit tables of umpan-balik-360 from canonical umpan_balik of one period and a
-- canonical roster, written from asn-rules(5), not from our C. Whole numbers throughout: ratings at
-- 1e-9, means at 1e-12, each rounded half up as (2a + b) // 2b.
CREATE TEMP TABLE pegawai AS
SELECT nip, nama, unit, kedudukan, coalesce(mulai <= DATE '2026-09-30', true)
	AND coalesce(selesai >= DATE '2026-07-01', true) AS serving
FROM read_csv(getvariable('pegawai'), header = true, delim = ',', quote = '"', nullstr = '',
	columns = {
		jenis: 'VARCHAR', nip: 'BIGINT', nama: 'VARCHAR', unit: 'VARCHAR',
		unit_induk: 'VARCHAR', jabatan: 'VARCHAR', jenis_jabatan: 'VARCHAR',
		jenjang: 'VARCHAR', golongan: 'VARCHAR', pendidikan: 'VARCHAR', status: 'VARCHAR',
		atasan: 'VARCHAR', mulai: 'DATE', selesai: 'DATE', kedudukan: 'VARCHAR'});

CREATE TEMP TABLE umpan_balik AS
SELECT nip, periode, penilai, aspek, (nilai * 1000000000)::BIGINT AS v, penilai_id
FROM read_csv(getvariable('umpan_balik'), header = true, delim = ',', quote = '"', nullstr = '',
	columns = {
		jenis: 'VARCHAR', nip: 'BIGINT', periode: 'VARCHAR', penilai: 'VARCHAR',
		aspek: 'VARCHAR', nilai: 'DECIMAL(9,6)', penilai_id: 'VARCHAR', catatan: 'VARCHAR'});

CREATE TEMP TABLE skor AS
WITH voices AS (
	SELECT nip, periode, aspek, penilai, min(v) AS v, min(v) = max(v) AS agreed
	FROM umpan_balik
	WHERE penilai_id IS NOT NULL
	GROUP BY nip, periode, aspek, penilai, penilai_id
	UNION ALL
	SELECT nip, periode, aspek, penilai, v, true FROM umpan_balik WHERE penilai_id IS NULL
), cells AS (
	SELECT nip, periode, aspek, penilai, sum(v) FILTER (agreed)::BIGINT AS total,
		count(*) FILTER (agreed) AS n, bool_or(NOT agreed) AS twice
	FROM voices
	GROUP BY nip, periode, aspek, penilai
), means AS (
	SELECT nip, periode, aspek, twice,
		CASE WHEN n = 0 THEN 0 WHEN penilai = 'pimpinan' THEN 60 WHEN penilai = 'rekan' THEN 20
			WHEN penilai IN ('bawahan', 'masyarakat') THEN 10 ELSE 0 END AS weight,
		CASE WHEN n > 0 THEN (2000 * total + n) // (2 * n) ELSE 0 END AS mean,
		penilai
	FROM cells
), aspects AS (
	SELECT nip, periode, aspek, sum(weight)::BIGINT AS weights,
		sum(weight * mean)::BIGINT AS products, bool_or(twice) AS twice,
		bool_or(weight > 0 AND penilai = 'pimpinan') AS p,
		bool_or(weight > 0 AND penilai = 'rekan') AS r,
		bool_or(weight > 0 AND penilai = 'bawahan') AS b,
		bool_or(weight > 0 AND penilai = 'masyarakat') AS m
	FROM means
	GROUP BY nip, periode, aspek
), people AS (
	SELECT nip, periode, count(*) FILTER (weights > 0) AS n,
		count(*) FILTER (weights = 0) AS bare, bool_or(twice) AS twice,
		sum((2 * products + weights) // (2 * weights)) FILTER (weights > 0)::BIGINT AS total,
		count(*) FILTER (p) AS p, count(*) FILTER (r) AS r, count(*) FILTER (b) AS b,
		count(*) FILTER (m) AS m
	FROM aspects
	GROUP BY nip, periode
), valued AS (
	SELECT *, CASE WHEN n > 0 THEN ((((2 * total + n) // (2 * n)) + 500) // 1000 + 5000000)
		// 10000000 END AS cents
	FROM people
)
SELECT nip, nama, unit, coalesce(periode, '2026-Q3') AS periode,
	(cents / 100)::DECIMAL(9,2) AS nilai, valued.nip IS NOT NULL AS rated, n, bare, twice,
	p, r, b, m, pegawai.nip IS NULL AS stranger, coalesce(kedudukan <> 'aktif', false) AS away
FROM valued
FULL JOIN pegawai USING (nip)
WHERE valued.nip IS NOT NULL OR serving;

COPY (
SELECT 'skor' AS jenis, nip, nama, unit, periode, 'umpan-balik-360' AS aturan,
	NULL AS hasil_kerja, NULL AS perilaku, nilai, NULL AS predikat, NULL AS predikat_tercatat,
	CASE WHEN nilai IS NOT NULL THEN 'lengkap' WHEN rated THEN 'sementara'
		ELSE 'belum_dinilai' END AS status,
	nilai AS umpan_balik,
	nullif(concat_ws(';', CASE WHEN p > 0 THEN 'pimpinan' END, CASE WHEN r > 0 THEN 'rekan' END,
		CASE WHEN b > 0 THEN 'bawahan' END, CASE WHEN m > 0 THEN 'masyarakat' END), '')
		AS penilai_ada,
	nullif(concat_ws(';', CASE WHEN n > 0 THEN 'aspek:' || n END,
		CASE WHEN bare > 0 THEN 'aspek_tanpa_nilai:' || bare END,
		CASE WHEN b > 0 AND b < n THEN 'kelompok_sebagian:bawahan' END,
		CASE WHEN m > 0 AND m < n THEN 'kelompok_sebagian:masyarakat' END,
		CASE WHEN p > 0 AND p < n THEN 'kelompok_sebagian:pimpinan' END,
		CASE WHEN r > 0 AND r < n THEN 'kelompok_sebagian:rekan' END,
		CASE WHEN b = 0 THEN 'kelompok_tidak_ada:bawahan' END,
		CASE WHEN m = 0 THEN 'kelompok_tidak_ada:masyarakat' END,
		CASE WHEN p = 0 THEN 'kelompok_tidak_ada:pimpinan' END,
		CASE WHEN r = 0 THEN 'kelompok_tidak_ada:rekan' END,
		CASE WHEN twice THEN 'suara_ganda' END, CASE WHEN stranger THEN 'tanpa_pegawai' END,
		CASE WHEN away THEN 'tidak_aktif' END), '') AS catatan
FROM skor
ORDER BY nip, periode
) TO (getvariable('skor')) (FORMAT csv, HEADER, DELIMITER ',', NULLSTR '');

COPY (
SELECT 'skor_unit' AS jenis, unit, periode, 'umpan-balik-360' AS aturan,
	count(*) FILTER (NOT away) AS pegawai, count(nilai) FILTER (NOT away) AS dinilai,
	NULL AS sangat_baik, NULL AS baik, NULL AS butuh_perbaikan, NULL AS kurang,
	NULL AS sangat_kurang,
	(((2000000 * 100 * sum(nilai) FILTER (NOT away))::BIGINT + count(nilai) FILTER (NOT away))
		// (2 * count(nilai) FILTER (NOT away)) * 0.00000001 + 0)::DECIMAL(38,8)::DECIMAL(9,2)
		AS nilai,
	NULL AS capaian, NULL AS pola,
	nullif(concat_ws(';',
		CASE WHEN count(*) FILTER (NOT away AND NOT rated) > 0
			THEN 'belum_dinilai:' || count(*) FILTER (NOT away AND NOT rated) END,
		CASE WHEN count(*) FILTER (NOT away AND rated AND nilai IS NULL) > 0
			THEN 'sementara:' || count(*) FILTER (NOT away AND rated AND nilai IS NULL) END,
		CASE WHEN count(*) FILTER (away) > 0 THEN 'tidak_aktif:' || count(*) FILTER (away) END),
		'') AS catatan, NULL AS cukup, NULL AS buruk
FROM skor
WHERE unit IS NOT NULL
GROUP BY unit, periode
ORDER BY unit, periode
) TO (getvariable('skor_unit')) (FORMAT csv, HEADER, DELIMITER ',', NULLSTR '');
