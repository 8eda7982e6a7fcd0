-- The index of public satisfaction, PermenPANRB 14/2017 (training-rules 6): the mean of each element by its
-- own number of answers, weighted 1/x for the x elements that have any, times 25; A from 88.31, B from
-- 76.61, C from 65.00 of the index as printed. Means at 1e-12.

CREATE TABLE periods AS SELECT DISTINCT periode FROM survei;
CREATE TABLE pegawai (nip, nama, unit, jabatan, jenis_jabatan, jenjang, pendidikan, status, mulai, selesai,
	kedudukan);
.read common.sql

CREATE TABLE jawaban AS
SELECT unit, layanan, periode, persyaratan AS a1, prosedur AS a2, waktu AS a3, biaya AS a4, produk AS a5,
	kompetensi AS a6, perilaku AS a7, sarana AS a8, pengaduan AS a9, 0 AS semua FROM survei
UNION ALL
SELECT unit, layanan, periode, persyaratan, prosedur, waktu, biaya, produk, kompetensi, perilaku, sarana,
	pengaduan, 1 FROM survei;
-- What names no service stands for the whole alone.
DELETE FROM jawaban WHERE NOT semua AND layanan = '';

CREATE TABLE per_layanan AS
SELECT unit, CASE WHEN semua THEN '' ELSE layanan END AS layanan, periode, count(*) AS n,
	count(DISTINCT nullif(layanan, '')) AS services, sum(layanan = '') AS bare, semua,
	sum(a1) AS s1, count(nullif(a1, '')) AS n1, sum(a2) AS s2, count(nullif(a2, '')) AS n2,
	sum(a3) AS s3, count(nullif(a3, '')) AS n3, sum(a4) AS s4, count(nullif(a4, '')) AS n4,
	sum(a5) AS s5, count(nullif(a5, '')) AS n5, sum(a6) AS s6, count(nullif(a6, '')) AS n6,
	sum(a7) AS s7, count(nullif(a7, '')) AS n7, sum(a8) AS s8, count(nullif(a8, '')) AS n8,
	sum(a9) AS s9, count(nullif(a9, '')) AS n9
FROM jawaban GROUP BY unit, CASE WHEN semua THEN '' ELSE layanan END, periode;

CREATE TABLE unsur AS
WITH list (i) AS (VALUES (1), (2), (3), (4), (5), (6), (7), (8), (9)),
each AS (
	SELECT unit, layanan, periode, i, CASE i WHEN 1 THEN s1 WHEN 2 THEN s2 WHEN 3 THEN s3 WHEN 4 THEN s4
		WHEN 5 THEN s5 WHEN 6 THEN s6 WHEN 7 THEN s7 WHEN 8 THEN s8 ELSE s9 END AS s,
		CASE i WHEN 1 THEN n1 WHEN 2 THEN n2 WHEN 3 THEN n3 WHEN 4 THEN n4 WHEN 5 THEN n5
		WHEN 6 THEN n6 WHEN 7 THEN n7 WHEN 8 THEN n8 ELSE n9 END AS n
	FROM per_layanan, list
)
SELECT unit, layanan, periode, i, n,
	CASE WHEN n THEN (2 * CAST(s AS INTEGER) * 1000000000000 + n) / (2 * n) END AS rata FROM each;

CREATE TABLE indeks AS
SELECT unit, layanan, periode, count(rata) AS x, (2 * 25 * sum(rata) + count(rata)) / (2 * count(rata)) AS v
FROM unsur GROUP BY unit, layanan, periode;
CREATE UNIQUE INDEX indeks_key ON indeks (unit, layanan, periode);
CREATE TABLE nrr AS
SELECT unit, layanan, periode,
	max(CASE WHEN i = 1 THEN t END) || max(CASE WHEN i = 2 THEN t END) || max(CASE WHEN i = 3 THEN t END)
	|| max(CASE WHEN i = 4 THEN t END) || max(CASE WHEN i = 5 THEN t END) || max(CASE WHEN i = 6 THEN t END)
	|| max(CASE WHEN i = 7 THEN t END) || max(CASE WHEN i = 8 THEN t END) || max(CASE WHEN i = 9 THEN t END) AS t
FROM (SELECT *, CASE WHEN n THEN printf('%d.%02d,', h / 100, h % 100) ELSE ',' END AS t
	FROM (SELECT *, ((rata + 500) / 1000 + 5000000) / 10000000 AS h FROM unsur))
GROUP BY unit, layanan, periode;
CREATE UNIQUE INDEX nrr_key ON nrr (unit, layanan, periode);

-- Users of the service on days of the period, and the sample of Krejcie and Morgan.
CREATE TABLE pengguna AS
SELECT l.unit, l.layanan, s.periode, sum(CASE jumlah WHEN '' THEN 1 ELSE CAST(jumlah AS INTEGER) END) AS n
FROM layanan AS l JOIN span AS s ON tanggal BETWEEN begins AND ends GROUP BY l.unit, l.layanan, s.periode;
INSERT INTO pengguna SELECT unit, '', periode, sum(n) FROM pengguna GROUP BY unit, periode;
CREATE UNIQUE INDEX pengguna_key ON pengguna (unit, layanan, periode);

.output ikm.want
SELECT 'jenis,unit,layanan,periode,aturan,responden,persyaratan,prosedur,waktu,biaya,produk,kompetensi,'
	|| 'perilaku,sarana,pengaduan,nilai,mutu,status,catatan';
SELECT 'ikm,' || CASE WHEN unit GLOB '*[,"]*' THEN '"' || replace(unit, '"', '""') || '"' ELSE unit END || ','
	|| CASE WHEN layanan GLOB '*[,"]*' THEN '"' || replace(layanan, '"', '""') || '"' ELSE layanan END || ','
	|| periode || ',skm-14-2017,' || n || ',' || t || printf('%d.%02d', h / 100, h % 100) || ','
	|| CASE WHEN h >= 8831 THEN 'A' WHEN h >= 7661 THEN 'B' WHEN h >= 6500 THEN 'C' ELSE 'D' END
	|| ',lengkap,' || substr(CASE WHEN semua AND services THEN ';gabungan:' || services ELSE '' END
		|| CASE WHEN n1 < n THEN ';kosong_persyaratan:' || (n - n1) ELSE '' END
		|| CASE WHEN n2 < n THEN ';kosong_prosedur:' || (n - n2) ELSE '' END
		|| CASE WHEN n3 < n THEN ';kosong_waktu:' || (n - n3) ELSE '' END
		|| CASE WHEN n4 < n THEN ';kosong_biaya:' || (n - n4) ELSE '' END
		|| CASE WHEN n5 < n THEN ';kosong_produk:' || (n - n5) ELSE '' END
		|| CASE WHEN n6 < n THEN ';kosong_kompetensi:' || (n - n6) ELSE '' END
		|| CASE WHEN n7 < n THEN ';kosong_perilaku:' || (n - n7) ELSE '' END
		|| CASE WHEN n8 < n THEN ';kosong_sarana:' || (n - n8) ELSE '' END
		|| CASE WHEN n9 < n THEN ';kosong_pengaduan:' || (n - n9) ELSE '' END
		|| CASE WHEN n < needed THEN ';kurang_sampel:' || needed ELSE '' END
		|| CASE WHEN users > 0 THEN ';pengguna:' || users ELSE '' END
		|| CASE WHEN n < 30 THEN ';responden_sedikit' ELSE '' END
		|| CASE WHEN semua AND services AND bare THEN ';tanpa_layanan:' || bare ELSE '' END
		|| CASE WHEN x < 9 THEN ';unsur:' || x ELSE '' END, 2)
FROM (
	SELECT p.*, x, t, ((v + 500) / 1000 + 5000000) / 10000000 AS h, g.n AS users,
		CASE WHEN g.n > 0 THEN (2 * 96025 * g.n + 250 * (g.n - 1) + 96025) / (2 * (250 * (g.n - 1) + 96025))
			ELSE 0 END AS needed
	FROM per_layanan AS p
	JOIN indeks USING (unit, layanan, periode)
	JOIN nrr USING (unit, layanan, periode)
	LEFT JOIN pengguna AS g USING (unit, layanan, periode)
) ORDER BY unit, layanan, periode;
