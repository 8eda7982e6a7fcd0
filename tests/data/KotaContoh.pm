# KotaContoh - the people of the invented agency, for scripts/gen-data
#
# people_new(SEED, HOW_MANY) fills @people. Each has: n (number), nip, nama depan
# belakang, sex, lahir, tmt, kind (pns cpns pppk), class, level (of competency), jenis
# (of post), title, eselon, gol, pend, kedudukan [id, name], unit (in @UNITS), atasan (a
# person), skill (0-99) and role (a part in a planted fault, or ''). Debian's perl-base
# is enough.

package KotaContoh;

use strict;
use warnings;

use Exporter 'import';

our @EXPORT = qw(@UNITS $SMALL $INSTANSI @KOMPETENSI @TRAINING @people %by_role roll
	chance any shuffle dmy spaced_nip full_name people_new);

our @UNITS = (
	# name, share of the people in %, head, functional posts (t: keterampilan)
	['Badan Kepegawaian dan Pengembangan Sumber Daya Manusia', 15, 'Kepala Badan',
	 'Analis SDM Aparatur|Asesor SDM Aparatur|t:Pranata SDM Aparatur|t:Arsiparis'],
	['Dinas Kependudukan dan Pencatatan Sipil', 14, 'Kepala Dinas',
	 'Administrator Database Kependudukan|Pranata Komputer|t:Arsiparis'],
	['Dinas Kesehatan', 20, 'Kepala Dinas',
	 'Perawat|Bidan|t:Perawat|t:Bidan|Epidemiolog Kesehatan'],
	['Dinas Pekerjaan Umum, Penataan Ruang dan Pertanahan', 16, 'Kepala Dinas',
	 'Teknik Jalan dan Jembatan|Penata Ruang|t:Teknik Pengairan'],
	['Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu', 11, 'Kepala Dinas',
	 'Penata Perizinan|Pranata Hubungan Masyarakat|t:Arsiparis'],
	['Dinas Perhubungan', 11, 'Kepala Dinas',
	 't:Penguji Kendaraan Bermotor|Analis Kebijakan'],
	['Inspektorat Daerah', 0, 'Inspektur', # always nine people
	 'Auditor|Pengawas Penyelenggaraan Urusan Pemerintahan Daerah'],
	['Sekretariat Daerah', 13, 'Sekretaris Daerah',
	 'Perancang Peraturan Perundang-undangan|Perencana|t:Arsiparis'],
);
my $SETDA = 7;
our $SMALL = 6;
our $INSTANSI = 'Pemerintah Kota Contoh';

our @KOMPETENSI = ('Integritas', 'Kerja Sama', 'Komunikasi', 'Orientasi pada Hasil',
	'Pelayanan Publik', 'Pengembangan Diri dan Orang Lain', 'Mengelola Perubahan',
	'Pengambilan Keputusan', 'Perekat Bangsa');

our @TRAINING = (
	# form as SIASN names it, subjects, JP (0: not stated), days
	['Diklat Teknis', ['Pelayanan Prima', 'Analisis Jabatan'], 24, 3],
	['Diklat Teknis', ['Manajemen Kearsipan'], 20, 3],
	['Diklat Fungsional', ['Diklat Pembentukan Jabatan Fungsional'], 60, 8],
	['Bimtek', ['Bimtek Penyusunan SKP', 'Bimtek e-Kinerja'], 8, 1],
	['Sosialisasi', ['Sosialisasi Core Values BerAKHLAK'], 0, 1],
	['Seminar', ['Seminar Layanan Digital', 'Seminar Reformasi Birokrasi'], 0, 1],
	['Workshop', ['Workshop Penanganan Pengaduan'], 0, 2],
	['Coaching', ['Coaching Kinerja Individu'], 2, 1],
	['Mentoring', ['Mentoring Pejabat Baru'], 2, 1],
	['E-Learning', ['Pencegahan Korupsi', 'Keamanan Data'], 3, 1],
	['Kursus', ['Kursus Pengolahan Data'], 8, 2],
	['Pelatihan Manajerial', ['Manajemen Perubahan'], 16, 2],
	['Pelatihan Sosial Kultural', ['Keberagaman dan Perekat Bangsa'], 12, 2],
	['Magang', ['Magang Pelayanan Perizinan'], 0, 20],
	['Komunitas Belajar', ['Komunitas Belajar Analis Data'], 2, 1],
);

my @BIDANG = ('Pelayanan', 'Data dan Informasi', 'Evaluasi', 'Pembinaan');
my @BAGIAN = qw(Hukum Organisasi Umum Pemerintahan Perekonomian);
my @PENGAWAS = (
	'Kepala Subbagian Umum dan Kepegawaian', 'Kepala Subbagian Keuangan',
	'Kepala Subbagian Program dan Pelaporan', 'Kepala Seksi Pelayanan',
	'Kepala Seksi Pengaduan', 'Kepala Seksi Kerja Sama',
);
my %PELAKSANA = (
	'S-1/Sarjana' => ['Penelaah Teknis Kebijakan', 'Penata Layanan Operasional'],
	'Diploma III/Sarjana Muda' => ['Pengolah Data dan Informasi'],
	'SLTA' => ['Pengadministrasi Perkantoran', 'Operator Layanan Operasional'],
);

my @MEN = qw(Agus Budi Cahyo Dedi Eko Fajar Gunawan Hendra Irfan Joko Ma'ruf Mas'ud Nanda
	Rahmat Slamet Taufik Umar Wahyu Yusuf Zainal);
my @WOMEN = qw(Ani Bunga Citra Dewi Endang Fitri Indah Kartika Lestari Maya Nurul Putri
	Ratna Sa'diyah Siti Tuti Utami Wulan Yanti Zubaidah);
my @LAST = qw(Anggraini Firmansyah Handayani Hidayat Kurniawan Kusuma Maharani Nugroho
	Permana Prasetyo Pratama Purnama Rahayu Ramadhan Santosa Saputra Setiawan Siregar
	Susanti Tanjung Utomo Wibowo Wijaya Yulianto);

my @S1 = ('S.E.', 'S.Sos.', 'S.H.', 'S.Kom.', 'S.T.', 'S.IP.', 'S.A.P.');
my @S2 = ('S.E., M.M.', 'S.Sos., M.AP.', 'S.H., M.H.', 'S.T., M.T.', 'S.IP., M.Si.');

my ($D3, $D4, $S1, $S2, $S3) = ('Diploma III/Sarjana Muda', 'Diploma IV', 'S-1/Sarjana',
	'S-2', 'S-3/Doktor');
# class => jenis jabatan, age from, to, golongan, educations, general competency level
my %CLASS = (
	'pratama' => [1, 49, 57, ['IV/b', 'IV/c'], [$S2, $S2, $S3], 4],
	'administrator' => [1, 41, 55, ['III/d', 'IV/a', 'IV/b'], [$S1, $S2], 3],
	'pengawas' => [1, 35, 52, ['III/c', 'III/d'], [$S1, $S2, $D4], 2],
	'Ahli Madya' => [2, 42, 57, ['IV/a', 'IV/b', 'IV/c'], [$S1, $S2, $S3], 4],
	'Ahli Muda' => [2, 33, 48, ['III/c', 'III/d'], [$S1, $S1, $S2], 3],
	'Ahli Pertama' => [2, 27, 38, ['III/a', 'III/b'], [$S1, $D4], 2],
	'Penyelia' => [2, 38, 56, ['III/c', 'III/d'], [$D3], 3],
	'Mahir' => [2, 32, 50, ['III/a', 'III/b'], [$D3], 2],
	'Terampil' => [2, 26, 40, ['II/c', 'II/d'], [$D3], 2],
	'pelaksana' => [4, 25, 56, undef, [$S1, $D3, 'SLTA'], 1],
);
my %GOL_PELAKSANA = ($S1 => ['III/a', 'III/b'], $D3 => ['II/c', 'II/d'],
	'SLTA' => ['II/a', 'II/b', 'II/c']);
my %GOL_PPPK = ($S1 => 'IX', $D4 => 'IX', $D3 => 'VII', 'SLTA' => 'V');

# Whoever has a part in a planted fault; each is one ordinary civil servant.
my @ROLES = qw(nip17 month13 shifted lines sci_q1 ff13 sci_q3 word plt plt_only
	transfer_q2 transfer_q3 missing_q1 missing_q3 stray_q1 ragged_q3 only_one
	duplicate beda1 beda2 latih17 cltn1 cltn2 belajar henti study);
my %KEDUDUKAN = (
	cltn1 => [2, 'Cuti Luar Tanggungan Negara'],
	cltn2 => [2, 'Cuti Luar Tanggungan Negara'],
	belajar => [3, 'Tugas Belajar'],
	study => [3, 'Tugas Belajar'],
	henti => [4, 'Pemberhentian Sementara'],
);

our (@people, %by_role);
my %taken;

# ---- chance: Lehmer's generator; its products stay below 2^53 on every perl

my $state = 1;

sub roll {
	my ($n) = @_;
	my $x = $state * 48271;
	$state = $x - 2147483647 * int($x / 2147483647);
	return $state % $n;
}

sub chance { return roll(100) < $_[0]; }
sub any { return $_[0][roll(scalar @{$_[0]})]; }

sub shuffle {
	my ($list) = @_;
	for (my $i = $#$list; $i > 0; $i--) {
		my $j = roll($i + 1);
		@$list[$i, $j] = @$list[$j, $i];
	}
}

# ---- people

sub dmy { return join '-', reverse split /-/, $_[0]; }

sub spaced_nip { return join ' ', unpack 'A8 A6 A1 A3', $_[0]; }

sub birth_and_entry {
	my ($p, $from, $to) = @_;
	my $age = $from + roll($to - $from + 1);
	my $year = 2025 - $age;
	my $entry = $year + 21 + roll(9);
	my $last = $p->{kind} eq 'pppk' ? 2024 : 2023;
	my $first = $p->{kind} eq 'pppk' ? 2021 : 1988;
	$entry = $first if $entry < $first;
	$entry = $last - roll(3) if $entry > $last;
	$entry = 2025 if $p->{kind} eq 'cpns';
	my $month = $p->{kind} eq 'cpns' ? 6 : 1 + roll(12);
	$p->{lahir} = sprintf '%04d-%02d-%02d', $year, 1 + roll(12), 1 + roll(28);
	$p->{tmt} = sprintf '%04d-%02d-01', $entry, $month;
}

sub give_nip {
	my ($p) = @_;
	my $head = $p->{lahir} . substr $p->{tmt}, 0, 7;
	$head =~ tr/-//d;
	substr $head, 12, 2, 21 + roll(2) if $p->{kind} eq 'pppk';
	$head .= $p->{sex};
	my $nip;
	do { $nip = $head . (900 + roll(100)); } while $taken{$nip}++;
	$p->{nip} = $nip;
}

sub give_name {
	my ($p) = @_;
	$p->{sex} = 1 + roll(2);
	$p->{nama} = any($p->{sex} == 1 ? \@MEN : \@WOMEN);
	$p->{nama} .= ' ' . any(\@LAST) unless chance(6);
	$p->{nama} .= ' ' . any(\@LAST) if chance(4);
	$p->{nama} = uc $p->{nama} if chance(10);
	$p->{depan} = $p->{belakang} = '';
	$p->{belakang} = any(\@S1) if $p->{pend} eq 'S-1/Sarjana';
	$p->{belakang} = any(\@S2) if $p->{pend} =~ /^S-[23]/;
	$p->{belakang} = 'S.Tr.IP.' if $p->{pend} eq 'Diploma IV';
	$p->{belakang} = 'A.Md.' if $p->{pend} =~ /III/;
	$p->{belakang} = 'S.Kep., Ns.' if "$p->{title} $p->{pend}" =~ /^Perawat .*S-1/;
	$p->{depan} = 'Dr.' if $p->{pend} =~ /^S-3/;
	$p->{depan} = $p->{sex} == 1 ? 'H.' : 'Hj.' if !$p->{depan} && chance(5);
}

sub full_name {
	my ($p) = @_;
	my $front = $p->{depan} && "$p->{depan} ";
	return $front . $p->{nama} . ($p->{belakang} && ", $p->{belakang}");
}

sub add_person {
	my ($unit, $class, $title, $kind) = @_;
	my ($jenis, $from, $to, $gols, $pends, $level) = @{$CLASS{$class}};
	my $p = {unit => $unit, class => $class, kind => $kind, jenis => $jenis,
		level => $level, role => '', n => 1 + @people, skill => roll(100)};
	my @pends = grep { $kind eq 'pns' || $GOL_PPPK{$_} } @$pends;
	($from, $to) = (23, 27) if $kind eq 'cpns';
	$p->{pend} = any(\@pends);
	$p->{title} = defined $title ? $title : any($PELAKSANA{$p->{pend}});
	$p->{gol} = any($gols || $GOL_PELAKSANA{$p->{pend}});
	$p->{gol} = $GOL_PPPK{$p->{pend}} if $kind eq 'pppk';
	$p->{kedudukan} = $kind eq 'pppk' ? [71, 'PPPK Aktif'] : [1, 'Aktif'];
	$p->{gol} = $gols->[0] if $kind eq 'cpns' && $gols;
	birth_and_entry($p, $from, $to);
	give_name($p);
	give_nip($p);
	push @people, $p;
	return $p;
}

sub add_staff { # functional posts and general staff of a unit
	my ($u, $n, $boss) = @_;
	my @posts = split /\|/, $UNITS[$u][3];
	for (1 .. $n) {
		my $kind = chance(22) ? 'pppk' : chance(3) ? 'cpns' : 'pns';
		my ($class, $title) = ('pelaksana');
		if (chance(60)) {
			my $post = any(\@posts);
			my $skilled = $post =~ s/^t://;
			$class = any($skilled ? ['Terampil', 'Mahir', 'Penyelia']
				: ['Ahli Pertama', 'Ahli Muda', 'Ahli Madya']);
			$class = $skilled ? 'Terampil' : 'Ahli Pertama' if $kind ne 'pns';
			$title = "$post $class";
		}
		my $p = add_person($u, $class, $title, $kind);
		$p->{atasan} = any($boss);
	}
}

sub add_unit {
	my ($u, $n) = @_;
	my ($unit, undef, $head) = @{$UNITS[$u]};
	my ($word) = $unit =~ /^(\w+)/;
	my @second = $u == $SETDA ? map { "Kepala Bagian $_" } @BAGIAN
		: $u == $SMALL ? ('Sekretaris Inspektorat', 'Inspektur Pembantu I')
		: ("Sekretaris $word", map { "Kepala Bidang $_" } @BIDANG);
	my @third = @PENGAWAS;
	my $some = int($n / 12) || 1;
	splice @second, $some if @second > $some;
	splice @third, $some if @third > $some;

	my $chief = add_person($u, 'pratama', $head, 'pns');
	$chief->{eselon} = $u == $SETDA ? 'II.a' : 'II.b';
	my @boss;
	for my $i (0 .. $#second) {
		my $p = add_person($u, 'administrator', $second[$i], 'pns');
		$p->{eselon} = $i && $u != $SETDA ? 'III.b' : 'III.a';
		$p->{atasan} = $chief;
		push @boss, $p;
	}
	for my $title (@third) {
		my $p = add_person($u, 'pengawas', $title, 'pns');
		$p->{eselon} = 'IV.a';
		$p->{eselon} = 'IV.b' if $title =~ /Seksi/ && chance(30);
		$p->{atasan} = any(\@boss);
	}
	add_staff($u, $n - 1 - @second - @third, \@boss);
}

sub add_people {
	my ($total) = @_;
	my $left = $total - 9;
	for my $u (0 .. $#UNITS) {
		my $n = int(($total - 9) * $UNITS[$u][1] / 100);
		$n = 9 if $u == $SMALL;
		$n = $left if $u == $SETDA;
		add_unit($u, $n);
		$left -= $n unless $u == $SMALL;
	}
	my ($sekda) = grep { $_->{eselon} && $_->{eselon} eq 'II.a' } @people;
	for my $p (@people) {
		$p->{atasan} = $sekda if $p->{class} eq 'pratama' && $p != $sekda;
	}
}

sub give_roles {
	my @roles = (@ROLES, map { "cell$_" } 0 .. 8);
	my @can = grep { $_->{kind} eq 'pns' && $_->{jenis} != 1 } @people;
	@can = grep { $_->{unit} != $SMALL } @can;
	die "gen-data: too few people for the planted faults\n" if @can < @roles;
	for my $i (0 .. $#roles) {
		my $place = $i * 11 % @roles; # not neighbours
		my $p = $can[int($place * @can / @roles)];
		$p->{role} = $roles[$i];
		$by_role{$roles[$i]} = $p;
		$p->{kedudukan} = $KEDUDUKAN{$roles[$i]} if $KEDUDUKAN{$roles[$i]};
	}
	$by_role{cell4}{nama} = "Zo\xc3\xa9 Nur\xe2\x80\x99aini"; # e acute, curly quote
	$by_role{cell1}{nama} = "Ma'ruf";
	# Whoever moved is in the new unit's roster by now.
	for my $role ('transfer_q2', 'transfer_q3') {
		my $p = $by_role{$role};
		$p->{before} = $p->{unit};
		$p->{unit} = ($p->{unit} + 1) % $SMALL;
	}
}

sub people_new {
	my ($seed, $total) = @_;
	$state = $seed;
	roll(2) for 1 .. 20; # small seeds begin with small numbers
	add_people($total);
	give_roles();
}

1;
