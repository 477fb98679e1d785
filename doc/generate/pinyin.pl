#!/usr/bin/perl
# pinyin.pl: the readings of Chinese characters, from the Unihan files of Debian's package
# unicode-data, as lib/value/pinyin.txt.  `make pinyin` runs it; the result is kept in the tree, as
# building does not need that package.
#
# A line is the readings of the characters behind them: "dan shan chan 单單".  Readings have no
# tones, u with two dots is v.  The first is the usual one (kMandarin); those of names and places
# (曾 zeng, 单 shan) are in the dictionaries kTGHZ2013 and kXHC1983.  kHanyuPinyin, which has a
# thousand years of readings, is for characters that neither of them has.  A line "= 方⽅" holds a character
# and the radicals that look the same and are other characters.
use strict;
use warnings;
use utf8;
use Unicode::Normalize 'NFD';
binmode STDOUT, ':encoding(UTF-8)';

my $directory = shift // '/usr/share/unicode';

sub plain {
	my $reading = NFD(lc shift);
	$reading =~ s/u(\p{Mn}*)\x{308}/v$1/g;
	$reading =~ s/\p{Mn}|\x{B7}//g;
	$reading =~ s/ê/e/g;
	return $reading =~ /^[a-z]+$/ ? $reading : ();
}

my %of;
open my $unihan, '-|', 'bzcat', "$directory/Unihan_Readings.txt.bz2" or die "pinyin.pl: $!\n";
binmode $unihan, ':encoding(UTF-8)';
while (<$unihan>) {
	chomp;
	my ($code, $key, $value) = /^U\+([0-9A-F]+)\t(\w+)\t(.*)/ or next;
	$value =~ s/\([0-9]+\)//g;
	my @readings = map { s/^[0-9.*,]+://r } split / /, $value;
	push @{$of{hex $code}{$key}}, map { plain($_) } map { split /,/ } @readings;
}
close $unihan or die "pinyin.pl: bzcat failed\n";

# Unihan has no reading of this one, which people write in numbers.
$of{ord '〇'}{kMandarin} = ['ling'];

my %shape_of;
open my $variants, '-|', 'bzcat', "$directory/Unihan_Variants.txt.bz2" or die "pinyin.pl: $!\n";
while (<$variants>) {
	my ($code, $other) = /^U\+([0-9A-F]+)\tk\w+Variant\tU\+([0-9A-F]+)/ or next;
	$shape_of{hex $code} //= hex $other;
}
close $variants or die "pinyin.pl: bzcat failed\n";
for my $code (keys %shape_of) {
	$of{$code} //= $of{$shape_of{$code}} // {};
}

my %characters;
for my $code (sort { $a <=> $b } keys %of) {
	my %by = %{$of{$code}};
	my @all = map { @{$by{$_} // []} } qw(kMandarin kHanyuPinlu kTGHZ2013 kXHC1983);
	push @all, @{$by{kHanyuPinyin} // []} unless $by{kTGHZ2013} || $by{kXHC1983};
	my %seen;
	@all = grep { !$seen{$_}++ } @all;
	push @{$characters{"@all"}}, chr $code if @all;
}

my %radicals;
open my $same, '<', "$directory/EquivalentUnifiedIdeograph.txt" or die "pinyin.pl: $!\n";
while (<$same>) {
	my ($from, $to, $unified) = /^([0-9A-F]+)(?:\.\.([0-9A-F]+))?\s*;\s*([0-9A-F]+)/ or next;
	# Strokes (U+31C0) are no radicals.
	push @{$radicals{hex $unified}}, grep { $_ < 0x3000 } hex $from .. hex($to // $from);
}
close $same;

print "$_ ", join('', @{$characters{$_}}), "\n" for sort keys %characters;
print '= ', chr $_, map({ chr } @{$radicals{$_}}), "\n" for sort { $a <=> $b } grep { @{$radicals{$_}} } keys %radicals;
