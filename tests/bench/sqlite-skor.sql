-- The same table as duckdb-skor.sql, once more and in another way: from the tables penilaian and
-- pegawai as .import makes them, all text, the empty text for a missing value. Texts in the data
-- hold no quotation mark.
CREATE INDEX by_person ON pegawai (nip);

CREATE TEMP TABLE chosen AS
WITH counting AS (
	SELECT DISTINCT nip, periode, hasil_kerja, perilaku, predikat, unit, selesai, dinilai
	FROM penilaian
	WHERE plt <> 'ya'
), placed AS (
	SELECT *, count(*) OVER person AS n,
		dense_rank() OVER (person ORDER BY selesai DESC, dinilai DESC) AS place
	FROM counting
	WINDOW person AS (PARTITION BY nip, periode)
)
SELECT nip, periode, n, count(*) AS rivals,
	CASE WHEN min(hasil_kerja) = max(hasil_kerja) THEN min(hasil_kerja) END AS hasil_kerja,
	CASE WHEN min(perilaku) = max(perilaku) THEN min(perilaku) END AS perilaku,
	CASE WHEN min(predikat) = max(predikat) THEN min(predikat) END AS recorded,
	CASE WHEN min(unit) = max(unit) THEN min(unit) END AS unit
FROM placed
WHERE place = 1
GROUP BY nip, periode;

CREATE TEMP TABLE cells (hasil_kerja, perilaku, predikat);
INSERT INTO cells VALUES
	('di_atas', 'di_atas', 'sangat_baik'), ('di_atas', 'sesuai', 'baik'),
	('di_atas', 'di_bawah', 'kurang'), ('sesuai', 'di_atas', 'baik'),
	('sesuai', 'sesuai', 'baik'), ('sesuai', 'di_bawah', 'kurang'),
	('di_bawah', 'di_atas', 'butuh_perbaikan'), ('di_bawah', 'sesuai', 'butuh_perbaikan'),
	('di_bawah', 'di_bawah', 'sangat_kurang');

CREATE TEMP TABLE keys AS
WITH quarters AS (
	SELECT DISTINCT periode, date(substr(periode, 1, 4) || '-01-01',
		(substr(periode, 7) * 3 - 3) || ' months') AS begins
	FROM penilaian
)
SELECT nip, periode FROM penilaian
UNION
SELECT nip, periode
FROM pegawai, quarters
WHERE (mulai = '' OR mulai < date(begins, '3 months')) AND (selesai = '' OR selesai >= begins);

CREATE TEMP TABLE skor AS
SELECT k.nip, coalesce(r.nama, '') AS nama, k.periode,
	coalesce(nullif(c.unit, ''), r.unit, '') AS unit, coalesce(c.hasil_kerja, '') AS hasil_kerja,
	coalesce(c.perilaku, '') AS perilaku, coalesce(cells.predikat, '') AS predikat,
	coalesce(recorded, '') AS recorded, coalesce(rivals, 0) AS rivals,
	CASE WHEN n > 1 THEN ';ganda' ELSE '' END ||
	CASE WHEN (k.nip, k.periode) IN (SELECT nip, periode FROM penilaian WHERE plt = 'ya')
		THEN ';plt' ELSE '' END ||
	CASE WHEN r.nip IS NULL THEN ';tanpa_pegawai' ELSE '' END ||
	CASE WHEN r.kedudukan NOT IN ('', 'aktif') THEN ';tidak_aktif' ELSE '' END AS notes
FROM keys AS k
LEFT JOIN chosen AS c USING (nip, periode)
LEFT JOIN cells ON rivals = 1 AND cells.hasil_kerja = c.hasil_kerja AND cells.perilaku = c.perilaku
LEFT JOIN pegawai AS r ON r.nip = k.nip;

.mode list
.headers off
SELECT 'jenis,nip,nama,unit,periode,aturan,hasil_kerja,perilaku,nilai,predikat,' ||
	'predikat_tercatat,status,umpan_balik,penilai_ada,catatan';
SELECT 'skor,' || nip || ',' || CASE WHEN nama LIKE '%,%' THEN '"' || nama || '"' ELSE nama END ||
	',' || CASE WHEN unit LIKE '%,%' THEN '"' || unit || '"' ELSE unit END || ',' || periode ||
	',permenpanrb-6-2022,' || hasil_kerja || ',' || perilaku || ',,' || predikat || ',' ||
	recorded || ',' ||
	CASE WHEN rivals > 1 THEN 'bertentangan'
		WHEN predikat <> '' AND recorded NOT IN ('', predikat) THEN 'beda'
		WHEN predikat <> '' THEN 'lengkap'
		WHEN hasil_kerja || perilaku || recorded = '' THEN 'belum_dinilai'
		ELSE 'sementara' END || ',,,' || substr(notes, 2)
FROM skor
ORDER BY nip, periode;
