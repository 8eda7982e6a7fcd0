-- Appraisals from canonical CSV.
CREATE TEMP TABLE penilaian AS
SELECT nip, periode, hasil_kerja, perilaku, predikat, unit, selesai, dinilai,
	coalesce(plt = 'ya', false) AS acting
FROM read_csv(getvariable('penilaian'), header = true, delim = ',', quote = '"', nullstr = '',
	columns = {
		jenis: 'VARCHAR', nip: 'BIGINT', periode: 'VARCHAR', hasil_kerja: 'VARCHAR',
		perilaku: 'VARCHAR', predikat: 'VARCHAR', nilai_skp: 'VARCHAR',
		nilai_perilaku: 'VARCHAR', ide_baru: 'VARCHAR', plt: 'VARCHAR', unit: 'VARCHAR',
		penilai: 'VARCHAR', mulai: 'DATE', selesai: 'DATE', dinilai: 'DATE'});
