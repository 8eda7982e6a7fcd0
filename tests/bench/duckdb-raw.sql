-- Appraisals from the export as it is, recoded on the way.
CREATE TEMP TABLE penilaian AS
SELECT nip, periode,
	CASE hasil_kerja WHEN 'Di Atas Ekspektasi' THEN 'di_atas'
		WHEN 'Sesuai Ekspektasi' THEN 'sesuai'
		WHEN 'Di Bawah Ekspektasi' THEN 'di_bawah' END AS hasil_kerja,
	CASE perilaku_kerja WHEN 'Di Atas Ekspektasi' THEN 'di_atas'
		WHEN 'Sesuai Ekspektasi' THEN 'sesuai'
		WHEN 'Di Bawah Ekspektasi' THEN 'di_bawah' END AS perilaku,
	CASE hasil_akhir WHEN 'Sangat Baik' THEN 'sangat_baik'
		WHEN 'Baik' THEN 'baik'
		WHEN 'Butuh Perbaikan' THEN 'butuh_perbaikan'
		WHEN 'Kurang/misconduct' THEN 'kurang'
		WHEN 'Sangat Kurang' THEN 'sangat_kurang' END AS predikat,
	skp_unor AS unit, periode_akhir_skp AS selesai, CAST(waktu_dinilai AS DATE) AS dinilai,
	is_skp_plt_plh_pjb <> '0' AS acting
FROM read_csv(getvariable('penilaian'), header = true, delim = ',', quote = '"', nullstr = '',
	columns = {
		nip: 'BIGINT', nama: 'VARCHAR', skp_unor: 'VARCHAR', skp_unor_induk: 'VARCHAR',
		skp_jabatan: 'VARCHAR', hasil_kerja: 'VARCHAR', perilaku_kerja: 'VARCHAR',
		hasil_akhir: 'VARCHAR', periode_awal_skp: 'DATE', periode_akhir_skp: 'DATE',
		waktu_dinilai: 'TIMESTAMP', is_skp_plt_plh_pjb: 'VARCHAR', periode: 'VARCHAR'});
