-- The skor table of PermenPANRB 6/2022 from the table penilaian and a canonical roster, written
-- from asn-records(5) and the regulation, not from our C: where the two outputs agree, two
-- programs agree. Appraisals that stand alone, nearly all, are told from the rest first: a window
-- over every row costs more.
CREATE TEMP TABLE pegawai AS
SELECT nip, nama, unit AS home, mulai, selesai, kedudukan
FROM read_csv(getvariable('pegawai'), header = true, delim = ',', quote = '"', nullstr = '',
	columns = {
		jenis: 'VARCHAR', nip: 'BIGINT', nama: 'VARCHAR', unit: 'VARCHAR',
		unit_induk: 'VARCHAR', jabatan: 'VARCHAR', jenis_jabatan: 'VARCHAR',
		jenjang: 'VARCHAR', golongan: 'VARCHAR', pendidikan: 'VARCHAR', status: 'VARCHAR',
		atasan: 'VARCHAR', mulai: 'DATE', selesai: 'DATE', kedudukan: 'VARCHAR'});

COPY (
WITH grouped AS (
	SELECT nip, periode, count(*) AS n, any_value(acting) AS acting,
		any_value(hasil_kerja) AS hasil_kerja, any_value(perilaku) AS perilaku,
		any_value(predikat) AS predikat, any_value(unit) AS unit
	FROM penilaian
	GROUP BY nip, periode
), several AS (
	SELECT DISTINCT nip, periode, hasil_kerja, perilaku, predikat, unit, selesai, dinilai, acting
	FROM penilaian
	SEMI JOIN (SELECT nip, periode FROM grouped WHERE n > 1) USING (nip, periode)
), placed AS (
	SELECT *, NOT acting AND 1 = rank() OVER (PARTITION BY nip, periode, acting
		ORDER BY selesai DESC NULLS LAST, dinilai DESC NULLS LAST) AS latest
	FROM several
), agreed AS (
	SELECT nip, periode, bool_or(acting) AS acting, count(*) FILTER (NOT acting) AS n,
		count(*) FILTER (latest) AS rivals,
		list(DISTINCT coalesce(hasil_kerja, '')) FILTER (latest) AS hasil_kerja,
		list(DISTINCT coalesce(perilaku, '')) FILTER (latest) AS perilaku,
		list(DISTINCT coalesce(predikat, '')) FILTER (latest) AS predikat,
		list(DISTINCT coalesce(unit, '')) FILTER (latest) AS unit
	FROM placed
	GROUP BY nip, periode
), appraised AS (
	SELECT nip, periode, acting, 1 AS n, 1 AS rivals,
		CASE WHEN NOT acting THEN hasil_kerja END AS hasil_kerja,
		CASE WHEN NOT acting THEN perilaku END AS perilaku,
		CASE WHEN NOT acting THEN predikat END AS predikat,
		CASE WHEN NOT acting THEN unit END AS unit
	FROM grouped
	WHERE n = 1
	UNION ALL
	SELECT nip, periode, acting, n, rivals,
		CASE WHEN len(hasil_kerja) = 1 THEN nullif(hasil_kerja[1], '') END,
		CASE WHEN len(perilaku) = 1 THEN nullif(perilaku[1], '') END,
		CASE WHEN len(predikat) = 1 THEN nullif(predikat[1], '') END,
		CASE WHEN len(unit) = 1 THEN nullif(unit[1], '') END
	FROM agreed
), quarters AS (
	SELECT DISTINCT periode,
		make_date(left(periode, 4)::INT, right(periode, 1)::INT * 3 - 2, 1) AS begins,
		last_day(make_date(left(periode, 4)::INT, right(periode, 1)::INT * 3, 1)) AS ends
	FROM penilaian
), due AS (
	SELECT nip, periode, nama, home, kedudukan,
		(mulai IS NULL OR mulai <= ends) AND (selesai IS NULL OR selesai >= begins) AS serving
	FROM pegawai, quarters
), everyone AS (
	SELECT nip, periode, nama, coalesce(appraised.unit, home) AS unit, hasil_kerja, perilaku,
		predikat AS recorded, n, rivals, acting, kedudukan, due.nip IS NULL AS stranger,
		CASE WHEN rivals > 1 OR hasil_kerja IS NULL OR perilaku IS NULL THEN NULL
			WHEN perilaku = 'di_bawah' AND hasil_kerja = 'di_bawah' THEN 'sangat_kurang'
			WHEN perilaku = 'di_bawah' THEN 'kurang'
			WHEN hasil_kerja = 'di_bawah' THEN 'butuh_perbaikan'
			WHEN hasil_kerja = 'di_atas' AND perilaku = 'di_atas' THEN 'sangat_baik'
			ELSE 'baik' END AS predicate
	FROM due
	FULL JOIN appraised USING (nip, periode)
	WHERE appraised.nip IS NOT NULL OR serving
)
SELECT 'skor' AS jenis, nip, nama, unit, periode, 'permenpanrb-6-2022' AS aturan, hasil_kerja,
	perilaku, NULL AS nilai, predicate AS predikat, recorded AS predikat_tercatat,
	CASE WHEN rivals > 1 THEN 'bertentangan'
		WHEN predicate <> recorded THEN 'beda'
		WHEN predicate IS NOT NULL THEN 'lengkap'
		WHEN coalesce(hasil_kerja, perilaku, recorded) IS NULL THEN 'belum_dinilai'
		ELSE 'sementara' END AS status,
	NULL AS umpan_balik, NULL AS penilai_ada,
	nullif(concat_ws(';', CASE WHEN n > 1 THEN 'ganda' END, CASE WHEN acting THEN 'plt' END,
		CASE WHEN stranger THEN 'tanpa_pegawai' END,
		CASE WHEN kedudukan <> 'aktif' THEN 'tidak_aktif' END), '') AS catatan
FROM everyone
ORDER BY nip, periode
) TO (getvariable('skor')) (FORMAT csv, HEADER, DELIMITER ',', NULLSTR '');
