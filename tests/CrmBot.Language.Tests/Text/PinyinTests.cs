using CrmBot.Language.Text;
using Shouldly;
using Xunit;

namespace CrmBot.Language.Tests.Text;

public sealed class PinyinTests
{
    [Theory]
    [InlineData('恒', "heng")]
    [InlineData('达', "da")]
    [InlineData('達', "da")]
    [InlineData('绿', "lv")]
    [InlineData('女', "nv")]
    public void The_first_reading_is_the_most_usual(char c, string syllable) => Pinyin.Of(c)[0].ShouldBe(syllable);

    [Theory]
    [InlineData('行', new[] { "xing", "hang" })]
    [InlineData('重', new[] { "zhong", "chong" })]
    [InlineData('乐', new[] { "le", "yue" })]
    [InlineData('长', new[] { "zhang", "chang" })]
    public void All_common_readings_are_known(char c, string[] syllables) => syllables.ShouldBeSubsetOf(Pinyin.Of(c));

    [Fact]
    public void Nearly_every_character_of_the_basic_block_has_a_reading()
    {
        var known = Enumerable.Range(0x4E00, 0x9FA5 - 0x4E00 + 1).Count(code => Pinyin.Of((char)code).Count > 0);
        known.ShouldBeGreaterThan(20_800);
    }

    [Fact]
    public void What_is_not_Chinese_has_no_reading() => Pinyin.Of('a').ShouldBeEmpty();

    [Fact]
    public void Syllables_of_a_mixed_text() =>
        Pinyin.SyllablesOf("恒达 B2B!").Select(readings => readings[0]).ShouldBe(["heng", "da", "b2b"]);

    [Theory]
    [InlineData("恒达", "hd")]
    [InlineData("华东机电", "hdjd")]
    [InlineData("3M中国", "3mzg")]
    public void Initials(string name, string initials) => Pinyin.InitialsOf(name).ShouldBe(initials);

    [Theory]
    [InlineData("横达", "恒达", true)]
    [InlineData("銀行", "音航", true)]
    [InlineData("瑞丰", "瑞峰", true)]
    [InlineData("恒达", "恒大达", false)]
    [InlineData("", "", false)]
    public void Names_that_sound_alike(string one, string other, bool alike) => Pinyin.SoundsLike(one, other).ShouldBe(alike);
}
