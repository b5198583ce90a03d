using CrmBot.Language.Spots;
using CrmBot.Language.Text;
using CrmBot.Language.Tests.Scoring;
using Shouldly;
using Xunit;

namespace CrmBot.Language.Tests.Spots;

public sealed class BirthdaySpotTests
{
    [Theory]
    [InlineData("王总生日5月8号", "5-8")]
    [InlineData("王总生日是5.18", "5-18")]
    [InlineData("王总 生日：1985-05-08", "1985-5-8")]
    [InlineData("王总生日1985年12月3日", "1985-12-3")]
    [InlineData("5月8号是王总生日", "5-8")]
    [InlineData("王总五月十八号过生日", "5-18")]
    [InlineData("王总农历八月十五生日", "lunar 8-15")]
    [InlineData("王總農曆八月十五生日", "lunar 8-15")]
    [InlineData("王总生日8月15（农历）", "lunar 8-15")]
    [InlineData("王总生日腊月廿三", "lunar 12-23")]
    [InlineData("王总正月初一的生日", "lunar 1-1")]
    [InlineData("王总生日三月初三", "lunar 3-3")]
    [InlineData("王总生日闰四月初八", "lunar leap 4-8")]
    [InlineData("王总除夕生日", "lunar 12-30")]
    [InlineData("王总生日记错了，是5月9号", "5-9")]
    [InlineData("Anna's birthday is Feb 29", "2-29")]
    [InlineData("Anna's birthday: 29th of February 1988", "1988-2-29")]
    [InlineData("May 8 is Anna's birthday", "5-8")]
    [InlineData("Anna bday 5/8", "5-8")]
    [InlineData("王总生日5月8号，张姐生日6月1号", "5-8, 6-1")]
    [InlineData("王总生日13月8号", "")]
    [InlineData("王总生日2月30号", "")]
    [InlineData("王总生日5月8号要送礼", "")]
    [InlineData("5月8号王总生日，提醒我送花", "")]
    [InlineData("5月8号去给王总过生日", "")]
    [InlineData("5月8号王总生日宴", "")]
    [InlineData("我生日5月8号", "")]
    [InlineData("王总下周生日", "")]
    [InlineData("5月8号拜访王总", "")]
    public void The_date_of_a_birthday_is_found_and_that_of_anything_else_is_not(string text, string found) =>
        string.Join(", ", BirthdaySpotter.Find(FoldedText.Of(text)).Select(Written)).ShouldBe(found);

    [Theory]
    [InlineData("不对，是5月9号", "5-9")]
    [InlineData("是农历八月十六", "lunar 8-16")]
    [InlineData("no, it's May 9", "5-9")]
    [InlineData("不对，5月9号去拜访", "")]
    public void A_date_alone_puts_it_right(string text, string found) =>
        (BirthdaySpotter.FindBare(FoldedText.Of(text)) is { } spot ? Written(spot) : "").ShouldBe(found);

    [Fact]
    public void What_the_contract_has_no_slot_for_stays_inside()
    {
        using var world = CaseFile.World();
        var frame = CaseFile.Frames(new Parser(world), CaseFile.Read(Path.Combine(CaseFile.Folder, "birthday.jsonl")).First().Input)
            .ShouldHaveSingleItem();
        frame.ShouldNotContain(slot => slot.Key.StartsWith('_'));
    }

    private static string Written(BirthdaySpot spot) =>
        (spot.IsLunar ? "lunar " : "") + (spot.IsLeap ? "leap " : "") + (spot.Year is { } year ? $"{year}-" : "")
            + $"{spot.Month}-{spot.Day}";
}
