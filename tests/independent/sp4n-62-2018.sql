-- Complaints against the clocks of SP4N-LAPOR! (PermenPANRB 62/2018, training-rules 7), looked at on the last day
-- of the period. A clock counts the days worked after the day it starts, to the day it ends.

CREATE TABLE pegawai (nip, nama, unit, jabatan, jenis_jabatan, jenjang, pendidikan, status, mulai, selesai,
	kedudukan);
CREATE TABLE periods AS SELECT DISTINCT substr(diterima, 1, 4) AS periode FROM pengaduan;
.read common.sql

CREATE TABLE kalender AS
WITH RECURSIVE days (d) AS (VALUES ('2020-01-01') UNION ALL SELECT date(d, '1 day') FROM days WHERE d < '2030-12-31')
SELECT d, sum(strftime('%w', d) NOT IN ('0', '6') AND d NOT IN (SELECT tanggal FROM libur)) OVER (ORDER BY d) AS n
FROM days;
CREATE UNIQUE INDEX kalender_d ON kalender (d, n);
CREATE TABLE tahun_libur AS SELECT DISTINCT substr(tanggal, 1, 4) AS tahun FROM libur;

-- Of several records the one with the latest date counts, then the one further on, then the first.
CREATE TABLE urutan (status, langkah, nama);
INSERT INTO urutan VALUES ('', 0, 0), ('menunggu_verifikasi', 1, 1), ('tertunda', 2, 2), ('terdisposisi', 3, 5),
	('proses', 4, 6), ('diarsipkan', 5, 3), ('bukan_kewenangan', 5, 4), ('selesai', 5, 7);
CREATE TABLE aduan AS
WITH seen AS (
	SELECT DISTINCT id, p.unit, s.periode, s.ends AS hari, diterima, klasifikasi, pengawasan, status, langkah,
		nama, diverifikasi, disposisi AS sent, tindak_lanjut AS step, p.selesai AS done,
		max(diterima, diverifikasi, disposisi, tindak_lanjut, p.selesai) AS akhir
	FROM pengaduan AS p JOIN span AS s ON diterima BETWEEN begins AND ends JOIN urutan USING (status)
),
placed AS (
	SELECT *, count(*) OVER (PARTITION BY id) > 1 AS ganda,
		count(*) OVER (PARTITION BY id, akhir, langkah) > 1 AS tie,
		row_number() OVER (PARTITION BY id ORDER BY akhir DESC, langkah DESC, unit, nama) AS nth
	FROM seen
)
SELECT *, CASE WHEN status IN ('diarsipkan', 'bukan_kewenangan') OR status = 'tertunda' AND done = '' THEN status
		WHEN done <> '' AND done <= hari OR done = '' AND status = 'selesai' THEN 'selesai'
		ELSE 'terbuka' END AS keadaan,
	CASE diverifikasi WHEN '' THEN sent ELSE diverifikasi END AS verified,
	status IN ('terdisposisi', 'proses', 'selesai') OR step || done <> '' AS sudah_disposisi,
	status IN ('proses', 'selesai') OR done <> '' AS sudah_ditindaklanjuti,
	CASE WHEN pengawasan = 'ya' THEN 60 WHEN klasifikasi = 'informasi' THEN 5 ELSE 14 END AS batas
FROM placed WHERE nth = 1;

-- Days of each clock, until the day it is looked at where its end has not happened then; NULL: it cannot be
-- told, because what has happened has no date, or one before the clock starts.
CREATE TABLE jam AS
SELECT *, CASE WHEN verified <> '' OR NOT sudah_disposisi
		THEN (SELECT n FROM kalender WHERE d = CASE WHEN verified <> '' AND verified <= hari THEN verified ELSE hari END)
			- (SELECT n FROM kalender WHERE d = diterima) END AS v_days,
	CASE WHEN sent <> '' AND sent <= hari AND (step >= sent OR step = '' AND NOT sudah_ditindaklanjuti)
		THEN (SELECT n FROM kalender WHERE d = CASE WHEN step <> '' AND step <= hari THEN step ELSE hari END)
			- (SELECT n FROM kalender WHERE d = sent) END AS t_days,
	CASE WHEN sent <> '' AND sent <= hari AND (done >= sent OR done = '' AND status <> 'selesai')
		THEN (SELECT n FROM kalender WHERE d = CASE WHEN done <> '' AND done <= hari THEN done ELSE hari END)
			- (SELECT n FROM kalender WHERE d = sent) END AS s_days,
	(SELECT n FROM kalender WHERE d = hari) - (SELECT n FROM kalender WHERE d = diterima) AS age
FROM aduan;

-- Decided: in time or late; still running within the limit is neither.
CREATE TABLE dinilai AS
SELECT *, keadaan IN ('selesai', 'terbuka') AS counted,
	CASE WHEN verified <> '' AND verified <= hari THEN v_days <= 3 WHEN v_days > 3 THEN 0 END AS v_ok,
	CASE WHEN step <> '' AND step <= hari THEN t_days <= 5 WHEN t_days > 5 THEN 0 END AS t_ok,
	CASE WHEN done <> '' AND done <= hari THEN s_days <= batas WHEN s_days > batas THEN 0 END AS s_ok
FROM jam;

CREATE TABLE hasil AS
SELECT unit, periode, count(*) AS masuk, sum(keadaan = 'selesai') AS selesai, sum(keadaan = 'terbuka') AS terbuka,
	sum(keadaan = 'tertunda') AS tertunda, sum(keadaan = 'diarsipkan') AS diarsipkan,
	sum(keadaan = 'bukan_kewenangan') AS lain, count(CASE WHEN counted THEN v_ok END) AS v_n,
	coalesce(sum(CASE WHEN counted THEN v_ok END), 0) AS v, count(CASE WHEN counted THEN t_ok END) AS t_n,
	coalesce(sum(CASE WHEN counted THEN t_ok END), 0) AS t, count(CASE WHEN counted THEN s_ok END) AS s_n,
	coalesce(sum(CASE WHEN counted THEN s_ok END), 0) AS s, sum(keadaan = 'terbuka' AND s_ok = 0) AS lewat,
	max(CASE WHEN keadaan = 'terbuka' THEN age END) AS tertua,
	sum(counted AND (sent = '' AND sudah_disposisi OR done = '' AND status = 'selesai')) AS tanpa_tanggal, sum(ganda) AS ganda, sum(tie) AS tie,
	sum(counted AND done <> '' AND status NOT IN ('', 'selesai')) AS status_tie,
	sum(counted AND sent <> '' AND (done <> '' AND done < sent OR step <> '' AND step < sent)) AS terbalik,
	max(counted AND substr(diterima, 1, 4) NOT IN tahun_libur) AS tanpa_libur
FROM dinilai GROUP BY unit, periode;

CREATE TABLE lama AS
SELECT unit, periode, s_days AS d, row_number() OVER (PARTITION BY unit, periode ORDER BY s_days) AS nth,
	count(*) OVER (PARTITION BY unit, periode) AS n
FROM dinilai WHERE keadaan = 'selesai' AND s_ok IS NOT NULL;
CREATE TABLE persentil AS
SELECT unit, periode, sum(CASE WHEN nth IN ((n + 1) / 2, (n + 2) / 2) THEN d ELSE 0 END)
		* CASE WHEN n % 2 THEN 2 ELSE 1 END AS dua_median,
	max(CASE WHEN nth = (9 * n + 9) / 10 THEN d END) AS p90
FROM lama GROUP BY unit, periode;
CREATE UNIQUE INDEX persentil_key ON persentil (unit, periode);

.output skor_pengaduan.want
SELECT 'jenis,unit,periode,aturan,masuk,selesai,terbuka,tepat_waktu,persen,median_hari,p90_hari,catatan';
SELECT 'skor_pengaduan,'
	|| CASE WHEN unit GLOB '*[,"]*' THEN '"' || replace(unit, '"', '""') || '"' ELSE unit END || ','
	|| periode || ',sp4n-62-2018,' || masuk || ',' || selesai || ',' || terbuka || ',' || s || ','
	|| CASE WHEN s_n THEN printf('%d.%02d', pct / 100, pct % 100) ELSE '' END || ','
	|| CASE WHEN dua_median IS NULL THEN '' ELSE printf('%d.%02d', dua_median / 2, dua_median % 2 * 50) END || ','
	|| CASE WHEN p90 IS NULL THEN '' ELSE p90 || '.00' END || ','
	|| substr(CASE WHEN tie THEN ';bertentangan:' || tie ELSE '' END
		|| CASE WHEN lain THEN ';bukan_kewenangan:' || lain ELSE '' END
		|| CASE WHEN diarsipkan THEN ';diarsipkan:' || diarsipkan ELSE '' END
		|| CASE WHEN ganda THEN ';ganda:' || ganda ELSE '' END
		|| CASE WHEN s_n THEN ';selesai_tepat:' || s || '/' || s_n ELSE '' END
		|| CASE WHEN status_tie THEN ';status_bertentangan:' || status_tie ELSE '' END
		|| CASE WHEN terbalik THEN ';tanggal_terbalik:' || terbalik ELSE '' END
		|| CASE WHEN tanpa_libur THEN ';tanpa_libur' ELSE '' END
		|| CASE WHEN tanpa_tanggal THEN ';tanpa_tanggal:' || tanpa_tanggal ELSE '' END
		|| CASE WHEN lewat THEN ';terbuka_lewat:' || lewat ELSE '' END
		|| CASE WHEN tertua IS NOT NULL THEN ';terbuka_tertua:' || tertua ELSE '' END
		|| CASE WHEN tertunda THEN ';tertunda:' || tertunda ELSE '' END
		|| CASE WHEN t_n THEN ';tindak_lanjut_tepat:' || t || '/' || t_n ELSE '' END
		|| CASE WHEN v_n THEN ';verifikasi_tepat:' || v || '/' || v_n ELSE '' END, 2)
FROM (SELECT *, (20000 * s + s_n) / (2 * s_n) AS pct FROM hasil LEFT JOIN persentil USING (unit, periode))
ORDER BY unit, periode;
