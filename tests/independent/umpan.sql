-- 360-degree feedback by the policy in the tables bobot (by kind of post, '' for all others), kelompok
-- (least raters, and least raters shown) and kebijakan (id, and whether a missing group leaves no value).
-- Ratings at 1e-9, means at 1e-12, the value at 1e-9 and then at two places, each time half away from
-- zero; all of it fits into 64 bits.

CREATE TABLE periods AS SELECT DISTINCT periode FROM umpan_balik;
.read common.sql

CREATE TABLE nama_aspek (nama, kode);
INSERT INTO nama_aspek VALUES ('Berorientasi Pelayanan', 'BP'), ('Akuntabel', 'AK'), ('Kompeten', 'KP'),
	('Harmonis', 'HM'), ('Loyal', 'LY'), ('Adaptif', 'AD'), ('Kolaboratif', 'KB');

-- Millionths of what is written, then 0 to 100 at 1e-9.
CREATE TABLE suara AS
WITH whole AS (
	SELECT umpan_balik.rowid AS row, nip, periode, penilai, coalesce(kode, aspek) AS aspek, penilai_id, layanan,
		CASE WHEN instr(nilai, '.') = 0 THEN nilai * 1000000
			ELSE substr(nilai, 1, instr(nilai, '.') - 1) * 1000000
				+ CAST(substr(substr(nilai, instr(nilai, '.') + 1) || '000000', 1, 6) AS INTEGER)
			END AS v, skala_min * 1000000 AS low, skala_maks * 1000000 AS high, skala_min = '' AS plain
	FROM umpan_balik LEFT JOIN nama_aspek ON nama = aspek
)
SELECT row, nip, periode, penilai, aspek, penilai_id, layanan,
	CASE WHEN plain THEN v * 1000
		ELSE (2 * (v - low) * 100000000000 + (high - low)) / (2 * (high - low)) END AS v
FROM whole;

-- What one rater says twice and differently does not count; twice and equally counts once. Whoever has
-- no pseudonym says everything once.
CREATE TABLE dihitung AS
SELECT nip, periode, penilai, aspek, penilai_id, min(v) AS v, min(v) <> max(v) AS bertentangan
FROM suara GROUP BY nip, periode, penilai, aspek, layanan, penilai_id,
	CASE penilai_id WHEN '' THEN row END;

CREATE TABLE sel AS
SELECT d.nip, d.periode, d.aspek, d.penilai, sum(NOT bertentangan) AS n,
	count(DISTINCT CASE WHEN NOT bertentangan THEN penilai_id END) AS raters,
	(2 * sum(CASE WHEN bertentangan THEN 0 ELSE v END) * 1000 + sum(NOT bertentangan)) / (2 * sum(NOT bertentangan)) AS rata,
	max(bertentangan) AS bertentangan, paling_sedikit, tampil, w.bobot
FROM dihitung AS d
JOIN kelompok USING (penilai)
LEFT JOIN orang AS o ON o.nip = d.nip
JOIN bobot AS w ON w.penilai = d.penilai AND w.jabatan = CASE
	WHEN o.jenis_jabatan IN (SELECT jabatan FROM bobot) THEN o.jenis_jabatan ELSE '' END
GROUP BY d.nip, d.periode, d.aspek, d.penilai;

CREATE TABLE per_aspek AS
SELECT nip, periode, aspek, sum(used) AS groups, sum(used AND raters < tampil) AS hidden,
	sum(CASE WHEN used THEN n ELSE 0 END) AS n,
	(2 * sum(CASE WHEN used THEN bobot * rata ELSE 0 END) + sum(CASE WHEN used THEN bobot ELSE 0 END))
		/ (2 * sum(CASE WHEN used THEN bobot ELSE 0 END)) AS rata
FROM (SELECT *, n > 0 AND raters >= paling_sedikit AND bobot > 0 AS used FROM sel)
GROUP BY nip, periode, aspek;
CREATE UNIQUE INDEX per_aspek_nip ON per_aspek (nip, periode, aspek);

-- In how many of the aspects that have a mean each weighted group stands.
CREATE TABLE rated AS SELECT nip, periode, count(CASE WHEN groups > 0 THEN 1 END) AS aspects,
	count(CASE WHEN groups = 0 THEN 1 END) AS bare,
	sum(CASE WHEN groups > 0 THEN rata ELSE 0 END) AS total
FROM per_aspek GROUP BY nip, periode;
CREATE TABLE hadir AS
SELECT r.nip, r.periode, w.penilai, aspects,
	count(CASE WHEN a.groups > 0 AND s.n > 0 AND s.raters >= s.paling_sedikit THEN 1 END) AS there
FROM rated AS r
LEFT JOIN orang AS o ON o.nip = r.nip
JOIN bobot AS w ON w.bobot > 0 AND w.jabatan = CASE
	WHEN o.jenis_jabatan IN (SELECT jabatan FROM bobot) THEN o.jenis_jabatan ELSE '' END
LEFT JOIN sel AS s ON s.nip = r.nip AND s.periode = r.periode AND s.penilai = w.penilai
LEFT JOIN per_aspek AS a ON a.nip = s.nip AND a.periode = s.periode AND a.aspek = s.aspek
GROUP BY r.nip, r.periode, w.penilai;
CREATE TABLE kelompok_ada AS
SELECT nip, periode, max(there = 0 OR there < aspects) AS lacking,
	coalesce(max(CASE WHEN penilai = 'pimpinan' AND there > 0 THEN ';pimpinan' END), '')
	|| coalesce(max(CASE WHEN penilai = 'rekan' AND there > 0 THEN ';rekan' END), '')
	|| coalesce(max(CASE WHEN penilai = 'bawahan' AND there > 0 THEN ';bawahan' END), '')
	|| coalesce(max(CASE WHEN penilai = 'masyarakat' AND there > 0 THEN ';masyarakat' END), '') AS ada,
	coalesce(max(CASE WHEN penilai = 'bawahan' AND there BETWEEN 1 AND aspects - 1
		THEN ';kelompok_sebagian:bawahan' END), '')
	|| coalesce(max(CASE WHEN penilai = 'masyarakat' AND there BETWEEN 1 AND aspects - 1
		THEN ';kelompok_sebagian:masyarakat' END), '')
	|| coalesce(max(CASE WHEN penilai = 'pimpinan' AND there BETWEEN 1 AND aspects - 1
		THEN ';kelompok_sebagian:pimpinan' END), '')
	|| coalesce(max(CASE WHEN penilai = 'rekan' AND there BETWEEN 1 AND aspects - 1
		THEN ';kelompok_sebagian:rekan' END), '')
	|| coalesce(max(CASE WHEN penilai = 'bawahan' AND there = 0
		THEN ';kelompok_tidak_ada:bawahan' END), '')
	|| coalesce(max(CASE WHEN penilai = 'masyarakat' AND there = 0
		THEN ';kelompok_tidak_ada:masyarakat' END), '')
	|| coalesce(max(CASE WHEN penilai = 'pimpinan' AND there = 0
		THEN ';kelompok_tidak_ada:pimpinan' END), '')
	|| coalesce(max(CASE WHEN penilai = 'rekan' AND there = 0
		THEN ';kelompok_tidak_ada:rekan' END), '') AS notes
FROM hadir GROUP BY nip, periode;
CREATE UNIQUE INDEX kelompok_ada_nip ON kelompok_ada (nip, periode);
CREATE TABLE cacat AS
SELECT nip, periode, max(bertentangan) AS ganda,
	coalesce(max(CASE WHEN low AND penilai = 'bawahan' THEN ';di_bawah_minimum:bawahan' END), '')
	|| coalesce(max(CASE WHEN low AND penilai = 'diri' THEN ';di_bawah_minimum:diri' END), '')
	|| coalesce(max(CASE WHEN low AND penilai = 'masyarakat' THEN ';di_bawah_minimum:masyarakat' END), '')
	|| coalesce(max(CASE WHEN low AND penilai = 'pimpinan' THEN ';di_bawah_minimum:pimpinan' END), '')
	|| coalesce(max(CASE WHEN low AND penilai = 'rekan' THEN ';di_bawah_minimum:rekan' END), '') AS notes
FROM (SELECT *, n > 0 AND raters < paling_sedikit AS low FROM sel) GROUP BY nip, periode;
CREATE UNIQUE INDEX cacat_nip ON cacat (nip, periode);

CREATE TABLE hasil AS
WITH everybody AS (SELECT nip, periode FROM rated UNION SELECT nip, periode FROM masa),
valued AS (
	SELECT e.nip, e.periode, coalesce(nama, '') AS nama, coalesce(unit, '') AS unit,
		r.nip IS NOT NULL AS dinilai, coalesce(aspects, 0) AS aspects, coalesce(bare, 0) AS bare,
		coalesce(ada, '') AS ada, coalesce(k.notes, '') AS groups_notes,
		coalesce(c.notes, '') AS low_notes, coalesce(c.ganda, 0) AS suara_ganda,
		coalesce(o.ganda, 0) AS ganda, o.nip IS NULL AS asing, coalesce(o.aktif, 1) AS aktif,
		CASE WHEN aspects > 0 AND NOT (tahan AND lacking)
			THEN ((2 * total + aspects) / (2 * aspects) + 500) / 1000 END AS v
	FROM everybody AS e CROSS JOIN kebijakan
	LEFT JOIN rated AS r USING (nip, periode)
	LEFT JOIN kelompok_ada AS k USING (nip, periode)
	LEFT JOIN cacat AS c USING (nip, periode)
	LEFT JOIN orang AS o ON o.nip = e.nip
)
SELECT *, (v + 5000000) / 10000000 AS printed, CASE WHEN v IS NOT NULL THEN 'lengkap'
	WHEN dinilai THEN 'sementara' ELSE 'belum_dinilai' END AS status
FROM valued;

.output skor.want
SELECT 'jenis,nip,nama,unit,periode,aturan,hasil_kerja,perilaku,nilai,predikat,predikat_tercatat,'
	|| 'status,umpan_balik,penilai_ada,catatan';
SELECT 'skor,' || nip || ',' || CASE WHEN nama GLOB '*[,"]*'
		THEN '"' || replace(nama, '"', '""') || '"' ELSE nama END || ','
	|| CASE WHEN unit GLOB '*[,"]*' THEN '"' || replace(unit, '"', '""') || '"' ELSE unit END || ','
	|| periode || ',' || id || ',,,' || CASE WHEN v IS NULL THEN '' ELSE printf('%d.%02d', printed / 100, printed % 100) END
	|| ',,,' || status || ',' || CASE WHEN v IS NULL THEN '' ELSE printf('%d.%02d', printed / 100, printed % 100) END || ','
	|| substr(ada, 2) || ','
	|| substr(CASE WHEN aspects THEN ';aspek:' || aspects ELSE '' END
		|| CASE WHEN bare THEN ';aspek_tanpa_nilai:' || bare ELSE '' END
		|| low_notes || groups_notes
		|| CASE WHEN ganda THEN ';pegawai_ganda' ELSE '' END
		|| CASE WHEN suara_ganda THEN ';suara_ganda' ELSE '' END
		|| CASE WHEN asing THEN ';tanpa_pegawai' ELSE '' END
		|| CASE WHEN NOT aktif THEN ';tidak_aktif' ELSE '' END, 2)
FROM hasil CROSS JOIN kebijakan ORDER BY nip, periode;

-- A group with too few raters is not shown; neither is the mean of an aspect where just one group is
-- hidden, which could be told from it.
.output skor_aspek.want
SELECT 'jenis,nip,periode,aturan,aspek,penilai,n,nilai';
SELECT 'skor_aspek,' || nip || ',' || periode || ',' || id || ',' || aspek || ',' || penilai || ',' || n
	|| ',' || printf('%d.%02d', printed / 100, printed % 100)
FROM (
	SELECT nip, periode, aspek, '' AS penilai, n, ((rata + 500) / 1000 + 5000000) / 10000000 AS printed
	FROM per_aspek WHERE groups > 0 AND hidden <> 1
	UNION ALL
	SELECT nip, periode, aspek, penilai, n, ((rata + 500) / 1000 + 5000000) / 10000000
	FROM sel WHERE n > 0 AND raters >= max(tampil, paling_sedikit)
) CROSS JOIN kebijakan ORDER BY nip, periode, aspek, penilai;

CREATE TABLE per_unit AS
SELECT unit, periode, sum(aktif) AS pegawai, sum(aktif AND v IS NOT NULL) AS n,
	sum(CASE WHEN aktif THEN coalesce(printed, 0) ELSE 0 END) AS total,
	sum(aktif AND status = 'belum_dinilai') AS belum, sum(aktif AND status = 'sementara') AS sementara,
	sum(aktif AND asing) AS asing, sum(NOT aktif) AS tidak_aktif
FROM hasil WHERE unit <> '' GROUP BY unit, periode;

.output skor_unit.want
SELECT 'jenis,unit,periode,aturan,pegawai,dinilai,sangat_baik,baik,butuh_perbaikan,kurang,sangat_kurang,'
	|| 'nilai,capaian,pola,catatan,cukup,buruk';
SELECT 'skor_unit,'
	|| CASE WHEN unit GLOB '*[,"]*' THEN '"' || replace(unit, '"', '""') || '"' ELSE unit END || ','
	|| periode || ',' || id || ',' || pegawai || ',' || n || ',,,,,,'
	|| CASE WHEN n THEN printf('%d.%02d', rata / 100, rata % 100) ELSE '' END || ',,,'
	|| substr(CASE WHEN belum THEN ';belum_dinilai:' || belum ELSE '' END
		|| CASE WHEN sementara THEN ';sementara:' || sementara ELSE '' END
		|| CASE WHEN asing THEN ';tanpa_pegawai:' || asing ELSE '' END
		|| CASE WHEN tidak_aktif THEN ';tidak_aktif:' || tidak_aktif ELSE '' END, 2) || ',,'
FROM (SELECT *, (((2 * total * 10000000000 + n) / (2 * n) + 500) / 1000 + 5000000) / 10000000 AS rata
	FROM per_unit) CROSS JOIN kebijakan
ORDER BY unit, periode;
