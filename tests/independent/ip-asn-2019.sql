-- The index of professionalism, PermenPANRB 38/2018 and Peraturan BKN 8/2019 (training-rules 1), for the
-- year 2025. Points in hundredths.

CREATE TABLE periods AS SELECT '2025' AS periode;
.read common.sql

CREATE TABLE pendidikan (pendidikan, poin);
INSERT INTO pendidikan VALUES ('s3', 2500), ('s2', 2000), ('s1', 1500), ('d4', 1500), ('d3', 1000),
	('d2', 500), ('d1', 500), ('sma', 500), ('smp', 100), ('sd', 100);
CREATE TABLE kinerja (predikat, poin, mulai);
INSERT INTO kinerja VALUES ('sangat_baik', 3000, 9100), ('baik', 2500, 7600), ('cukup', 1500, 6100),
	('butuh_perbaikan', 1500, NULL), ('kurang', 500, 5100), ('buruk', 100, 0), ('sangat_kurang', 100, NULL);

-- Trainings until the end of the year that were ended.
CREATE TABLE kursus AS
WITH rows AS (SELECT DISTINCT * FROM pelatihan WHERE status IN ('', 'selesai')),
dated AS (
	SELECT *, CASE WHEN selesai <> '' THEN selesai ELSE mulai END AS hari,
		replace(replace(replace(replace(replace(replace(lower(nama), '.', ' '), ',', ' '), '-', ' '), '(', ' '),
			')', ' '), '  ', ' ') || ' ' AS kata
	FROM rows
)
SELECT nip, lower(pelatihan) AS kode, kata, bentuk, sertifikat, CASE WHEN jp = '' THEN NULL
		WHEN instr(jp, '.') = 0 THEN jp * 100
		ELSE substr(jp, 1, instr(jp, '.') - 1) * 100
			+ CAST(substr(substr(jp, instr(jp, '.') + 1) || '0', 1, 2) AS INTEGER) END AS jp,
	CASE WHEN hari <> '' THEN substr(hari, 1, 4) ELSE tahun END AS tahun,
	bentuk IN ('seminar', 'workshop', 'kursus', 'magang', 'sosialisasi') AS seminar,
	bentuk IN ('teknis', 'manajerial', 'sosial_kultural', 'bimtek', 'penataran', 'pjj', 'e_learning') AS teknis
FROM dated;
DELETE FROM kursus WHERE tahun > '2025';
CREATE INDEX kursus_nip ON kursus (nip);

CREATE TABLE nama_kursus (kursus, kata);
INSERT INTO nama_kursus
WITH level (kursus, roman, digit, old) AS (VALUES ('PKN1', 'i', '1', 'spati'), ('PKN2', 'ii', '2', 'spamen'),
	('PKA', 'iii', NULL, 'spama'), ('PKP', 'iv', NULL, 'adum')),
form (kata) AS (VALUES ('diklatpim'), ('diklatpim tingkat'), ('diklatpim tk'), ('diklat pim'),
	('diklat pim tingkat'), ('diklat pim tk'), ('diklat kepemimpinan tingkat'), ('diklat kepemimpinan tk'),
	('pim'), ('pim tingkat'), ('pim tk')),
national (kata) AS (VALUES ('pkn'), ('pkn tingkat'), ('pkn tk'), ('pelatihan kepemimpinan nasional tingkat'),
	('pelatihan kepemimpinan nasional tk'))
SELECT kursus, kata || ' ' || roman FROM level, form
UNION ALL SELECT kursus, kata || ' ' || roman FROM level, national WHERE digit IS NOT NULL
UNION ALL SELECT kursus, old FROM level
UNION ALL VALUES ('PKN1', 'pkn1'), ('PKN2', 'pkn2'), ('PKN1', 'pkn 1'), ('PKN2', 'pkn 2'), ('PKA', 'pka'),
	('PKP', 'pkp'), ('PKA', 'pelatihan kepemimpinan administrator'),
	('PKP', 'pelatihan kepemimpinan pengawas');

ALTER TABLE kursus ADD COLUMN pimpinan;
UPDATE kursus SET pimpinan = (SELECT max(kursus) FROM nama_kursus AS n
	WHERE kode = n.kata OR substr(kursus.kata, 1, length(n.kata) + 1) = n.kata || ' ')
WHERE NOT seminar;
UPDATE kursus SET teknis = 0 WHERE pimpinan IS NOT NULL;

-- Hours: one certificate is one; of one with several hours, and of what states none, the least and the most.
CREATE TABLE jam AS
SELECT nip, sertifikat, min(coalesce(jp, 0)) AS low, max(coalesce(jp, 1000000)) AS high,
	sertifikat <> '' AND EXISTS (SELECT 1 FROM kursus AS s WHERE s.seminar AND s.nip = k.nip
		AND s.sertifikat = k.sertifikat) AS juga_seminar
FROM (SELECT rowid AS row, * FROM kursus WHERE teknis AND tahun = '2025') AS k
GROUP BY nip, sertifikat, CASE sertifikat WHEN '' THEN row END;
CREATE INDEX jam_nip ON jam (nip);
CREATE TABLE jumlah AS
SELECT nip, sum(low) AS low, sum(high) AS high, min(CASE WHEN juga_seminar THEN low END) AS both_low,
	min(CASE WHEN juga_seminar THEN high END) AS both_high
FROM jam GROUP BY nip;
CREATE UNIQUE INDEX jumlah_nip ON jumlah (nip);
-- Seminars that cannot be counted as hours.
CREATE TABLE hanya_seminar AS
SELECT DISTINCT nip FROM kursus WHERE seminar AND tahun >= '2024'
	AND (sertifikat = '' OR NOT EXISTS (SELECT 1 FROM jam AS j
		WHERE j.nip = kursus.nip AND j.sertifikat = kursus.sertifikat));
CREATE UNIQUE INDEX hanya_seminar_nip ON hanya_seminar (nip);
CREATE TABLE pimpinan AS SELECT DISTINCT nip, pimpinan FROM kursus WHERE pimpinan IS NOT NULL;
CREATE INDEX pimpinan_nip ON pimpinan (nip);
CREATE TABLE fungsional AS SELECT DISTINCT nip FROM kursus
WHERE bentuk = 'fungsional' AND pimpinan IS NULL;
CREATE UNIQUE INDEX fungsional_nip ON fungsional (nip);

CREATE TABLE skor_tahun AS
SELECT nip, max(CASE WHEN periode = '2025' THEN status = 'bertentangan' END) AS tie,
	max(periode <> '2025') AS bagian, min(poin) AS low, max(poin) AS high,
	max(periode = '2025' AND source = 'tercatat') AS tercatat, max(periode = '2025' AND beda) AS beda
FROM (
	SELECT s.nip, s.periode, s.status,
		predikat <> '' AND predikat_tercatat NOT IN ('', predikat) AS beda,
		CASE WHEN predikat <> '' THEN 'rule' WHEN predikat_tercatat <> '' THEN 'tercatat' END AS source,
		CASE WHEN periode <> '2025' THEN NULL
			WHEN predikat || predikat_tercatat <> '' THEN (SELECT poin FROM kinerja AS k
				WHERE k.predikat = CASE s.predikat WHEN '' THEN s.predikat_tercatat ELSE s.predikat END)
			WHEN nilai <> '' AND aturan <> 'umpan-balik-360' THEN (SELECT poin FROM kinerja AS k
				WHERE k.mulai <= CAST(substr(s.nilai, 1, instr(s.nilai || '.', '.') - 1) AS INTEGER) * 100 + 99
				ORDER BY k.mulai DESC LIMIT 1) END AS poin
	FROM skor AS s WHERE substr(periode, 1, 4) = '2025'
) GROUP BY nip;
CREATE UNIQUE INDEX skor_tahun_nip ON skor_tahun (nip);

CREATE TABLE hukuman AS
SELECT nip, min(CASE tingkat WHEN 'ringan' THEN 300 WHEN 'sedang' THEN 200 ELSE 100 END) AS poin
FROM disiplin WHERE tanggal <= '2025-12-31' GROUP BY nip;
CREATE UNIQUE INDEX hukuman_nip ON hukuman (nip);

CREATE TABLE ukur AS
WITH everybody AS (
	SELECT nip FROM masa UNION SELECT nip FROM skor_tahun
	UNION SELECT nip FROM kursus WHERE seminar AND tahun >= '2024' OR teknis AND tahun = '2025'
),
known AS (
	SELECT e.nip, coalesce(o.nama, '') AS nama, coalesce(o.unit, '') AS unit,
		coalesce(o.status, '') AS kepegawaian, coalesce(o.aktif, 1) AS aktif, coalesce(o.ganda, 0) AS ganda,
		o.nip IS NULL AS asing, p.poin AS kualifikasi,
		CASE WHEN o.jenis_jabatan IN ('fungsional', 'pelaksana') THEN o.jenis_jabatan
			WHEN o.jenis_jabatan <> '' THEN 'struktural' END AS jenis,
		(SELECT 1 FROM pimpinan AS l WHERE l.nip = e.nip AND l.pimpinan = CASE o.jenis_jabatan
			WHEN 'jpt_utama' THEN 'PKN1' WHEN 'jpt_madya' THEN 'PKN1' WHEN 'jpt_pratama' THEN 'PKN2'
			WHEN 'administrator' THEN 'PKA' WHEN 'pengawas' THEN 'PKP' END) IS NOT NULL AS memimpin,
		e.nip IN fungsional AS fungsional, coalesce(j.low, 0) AS low, coalesce(j.high, 0) AS high,
		both_low, both_high, e.nip IN hanya_seminar AS seminar, coalesce(bagian, 0) AS bagian,
		 coalesce(s.tie OR s.low <> s.high, s.tie, 0) AS tie, s.low AS kinerja,
		tercatat, beda, coalesce(h.poin, 500) AS disiplin
	FROM everybody AS e
	LEFT JOIN orang AS o ON o.nip = e.nip
	LEFT JOIN pendidikan AS p ON p.pendidikan = o.pendidikan
	LEFT JOIN jumlah AS j ON j.nip = e.nip
	LEFT JOIN skor_tahun AS s ON s.nip = e.nip
	LEFT JOIN hukuman AS h ON h.nip = e.nip
),
hours AS (
	SELECT *, low >= 2000 AS reached, high >= 2000 AS may_reach,
		seminar OR both_low IS NOT NULL AND (low < 2000 OR low - both_low >= 2000) AS seminar_low,
		seminar OR both_low IS NOT NULL AND (high < 2000 OR high - both_high >= 2000) AS seminar_high
	FROM known
)
SELECT *, kepegawaian = 'pppk' AS tidak_diukur,
	reached <> may_reach OR seminar_low <> seminar_high AS jp_unknown,
	CASE WHEN reached = may_reach AND seminar_low = seminar_high THEN CASE jenis
		WHEN 'struktural' THEN 1500 * memimpin + 1500 * reached + 1000 * seminar_low
		WHEN 'fungsional' THEN 1500 * fungsional + 1500 * reached + 1000 * seminar_low
		WHEN 'pelaksana' THEN 2250 * reached + 1750 * seminar_low END END AS kompetensi,
	CASE WHEN tie THEN NULL WHEN kinerja IS NULL AND kepegawaian = 'cpns' THEN 0 ELSE kinerja END AS kin
FROM hours;

CREATE TABLE hasil AS
SELECT *, CASE WHEN tidak_diukur THEN 'belum_dinilai' WHEN tie THEN 'bertentangan'
		WHEN nilai IS NULL THEN 'sementara' ELSE 'lengkap' END AS status,
	CASE WHEN tidak_diukur THEN '' WHEN nilai >= 9100 THEN 'sangat_tinggi' WHEN nilai >= 8100 THEN 'tinggi'
		WHEN nilai >= 7100 THEN 'sedang' WHEN nilai >= 6100 THEN 'rendah'
		WHEN nilai >= 0 THEN 'sangat_rendah' ELSE '' END AS kategori,
	substr(CASE WHEN bagian AND kinerja IS NULL AND NOT tie AND NOT tidak_diukur THEN ';bukan_tahunan' ELSE '' END
		|| CASE WHEN kinerja IS NULL AND kepegawaian = 'cpns' AND NOT tie THEN ';cpns_tanpa_penilaian' ELSE '' END
		|| CASE WHEN jenis IS NULL AND NOT tidak_diukur THEN ';jenis_jabatan_tidak_diketahui' ELSE '' END
		|| CASE WHEN jenis IS NOT NULL AND jp_unknown AND NOT tidak_diukur THEN ';jp_tidak_diketahui' ELSE '' END
		|| CASE WHEN ganda THEN ';pegawai_ganda' ELSE '' END
		|| CASE WHEN beda AND NOT tie AND NOT tidak_diukur THEN ';predikat_beda' ELSE '' END
		|| CASE WHEN tercatat AND NOT tie AND NOT tidak_diukur THEN ';predikat_tercatat' ELSE '' END
		|| CASE WHEN tie AND NOT tidak_diukur THEN ';skor_bertentangan' ELSE '' END
		|| CASE WHEN kin IS NULL AND NOT tidak_diukur THEN ';tanpa_kinerja' ELSE '' END
		|| CASE WHEN kompetensi IS NULL AND NOT tidak_diukur THEN ';tanpa_kompetensi' ELSE '' END
		|| CASE WHEN kualifikasi IS NULL AND NOT tidak_diukur THEN ';tanpa_kualifikasi' ELSE '' END
		|| CASE WHEN asing THEN ';tanpa_pegawai' ELSE '' END
		|| CASE WHEN NOT aktif THEN ';tidak_aktif' ELSE '' END
		|| CASE WHEN tidak_diukur THEN ';tidak_diukur' ELSE '' END, 2) AS catatan
FROM (SELECT *, CASE WHEN NOT tidak_diukur THEN kualifikasi + kompetensi + kin + disiplin END AS nilai
	FROM ukur);

.output indeks.want
SELECT 'jenis,nip,nama,unit,tahun,aturan,kualifikasi,kompetensi,kinerja,disiplin,nilai,kategori,status,'
	|| 'catatan';
SELECT 'indeks,' || nip || ',' || CASE WHEN nama GLOB '*[,"]*'
		THEN '"' || replace(nama, '"', '""') || '"' ELSE nama END || ','
	|| CASE WHEN unit GLOB '*[,"]*' THEN '"' || replace(unit, '"', '""') || '"' ELSE unit END
	|| ',2025,ip-asn-2019,' || CASE WHEN tidak_diukur THEN ',,,,' ELSE
		CASE WHEN kualifikasi IS NULL THEN '' ELSE printf('%d.%02d', kualifikasi / 100, kualifikasi % 100) END
		|| ',' || CASE WHEN kompetensi IS NULL THEN ''
			ELSE printf('%d.%02d', kompetensi / 100, kompetensi % 100) END
		|| ',' || CASE WHEN kin IS NULL THEN '' ELSE printf('%d.%02d', kin / 100, kin % 100) END
		|| ',' || printf('%d.%02d', disiplin / 100, disiplin % 100)
		|| ',' || CASE WHEN nilai IS NULL THEN '' ELSE printf('%d.%02d', nilai / 100, nilai % 100) END END
	|| ',' || kategori || ',' || status || ',' || catatan
FROM hasil ORDER BY nip;

-- Means of people: sums of hundredths at 1e-12, 1e-9, two places.
CREATE TABLE per_unit AS
SELECT unit, sum(aktif AND NOT tidak_diukur) AS pegawai, sum(counted) AS n,
	sum(counted * coalesce(kualifikasi, 0)) AS q, sum(counted * coalesce(kompetensi, 0)) AS k,
	sum(counted * coalesce(kin, 0)) AS p, sum(counted * disiplin) AS d, sum(counted * coalesce(nilai, 0)) AS v,
	sum(aktif AND status = 'bertentangan') AS tie, sum(aktif AND status = 'sementara') AS sementara,
	sum(aktif AND NOT tidak_diukur AND asing) AS asing, sum(NOT aktif) AS tidak_aktif,
	sum(aktif AND tidak_diukur) AS tidak_diukur
FROM (SELECT *, aktif AND nilai IS NOT NULL AS counted FROM hasil WHERE unit <> '') GROUP BY unit;

.output indeks_unit.want
SELECT 'jenis,unit,tahun,aturan,pegawai,dinilai,kualifikasi,kompetensi,kinerja,disiplin,nilai,kategori,catatan';
SELECT 'indeks_unit,'
	|| CASE WHEN unit GLOB '*[,"]*' THEN '"' || replace(unit, '"', '""') || '"' ELSE unit END
	|| ',2025,ip-asn-2019,' || pegawai || ',' || n || ','
	|| CASE n WHEN 0 THEN ',,,,,' ELSE printf('%d.%02d,%d.%02d,%d.%02d,%d.%02d,%d.%02d,', q / 100, q % 100,
		k / 100, k % 100, p / 100, p % 100, d / 100, d % 100, v / 100, v % 100)
		|| CASE WHEN nano >= 91000000000 THEN 'sangat_tinggi' WHEN nano >= 81000000000 THEN 'tinggi'
			WHEN nano >= 71000000000 THEN 'sedang' WHEN nano >= 61000000000 THEN 'rendah'
			ELSE 'sangat_rendah' END END
	|| ',' || substr(CASE WHEN tie THEN ';bertentangan:' || tie ELSE '' END
		|| CASE WHEN sementara THEN ';sementara:' || sementara ELSE '' END
		|| CASE WHEN asing THEN ';tanpa_pegawai:' || asing ELSE '' END
		|| CASE WHEN tidak_aktif THEN ';tidak_aktif:' || tidak_aktif ELSE '' END
		|| CASE WHEN tidak_diukur THEN ';tidak_diukur:' || tidak_diukur ELSE '' END, 2)
FROM (SELECT unit, pegawai, n, tie, sementara, asing, tidak_aktif, tidak_diukur,
		(((2 * q * 10000000000 + n) / (2 * n) + 500) / 1000 + 5000000) / 10000000 AS q,
		(((2 * k * 10000000000 + n) / (2 * n) + 500) / 1000 + 5000000) / 10000000 AS k,
		(((2 * p * 10000000000 + n) / (2 * n) + 500) / 1000 + 5000000) / 10000000 AS p,
		(((2 * d * 10000000000 + n) / (2 * n) + 500) / 1000 + 5000000) / 10000000 AS d,
		(((2 * v * 10000000000 + n) / (2 * n) + 500) / 1000 + 5000000) / 10000000 AS v,
		((2 * v * 10000000000 + n) / (2 * n) + 500) / 1000 AS nano FROM per_unit)
ORDER BY unit;
