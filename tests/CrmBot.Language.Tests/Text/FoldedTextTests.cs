using CrmBot.Language.Text;
using Shouldly;
using Xunit;

namespace CrmBot.Language.Tests.Text;

public sealed class FoldedTextTests
{
    [Theory]
    [InlineData("ｌｏｇ：恒达　１２：３０", "log:恒达 12:30")]
    [InlineData("恆達電機要換貨", "恒达电机要换货")]
    [InlineData("這週的業績", "这周的业绩")]
    [InlineData("￥５０００", "¥5000")]
    [InlineData("後天下午–傍晚", "后天下午-傍晚")]
    [InlineData("plain text", "plain text")]
    [InlineData("", "")]
    public void Width_and_script_are_folded(string typed, string folded) => FoldedText.Of(typed).Folded.ShouldBe(folded);

    [Fact]
    public void Letters_keep_their_case_and_have_a_lower_form()
    {
        var text = FoldedText.Of("ＡＣＭＥ Corp");
        text.Folded.ShouldBe("ACME Corp");
        text.Lower.ShouldBe("acme corp");
    }

    [Fact]
    public void Invisible_characters_are_dropped_and_the_map_still_finds_the_typed_text()
    {
        var text = FoldedText.Of("恒\u200B达👍️明\u00ADRT天");
        text.Folded.ShouldBe("恒达👍明RT天");
        text.Cut(new TextSpan(0, 2)).ShouldBe("恒\u200B达");
        text.Cut(new TextSpan(4, 4)).ShouldBe("明\u00ADRT天");
        text.ToOriginal(new TextSpan(text.Length, 0)).Start.ShouldBe(text.Original.Length);
    }

    [Fact]
    public void A_homophone_is_read_as_meant_and_cut_as_typed()
    {
        var text = FoldedText.Of("跟近一下藍海").Replace([(new TextSpan(0, 2), "跟进")]);
        text.Folded.ShouldBe("跟进一下蓝海");
        text.Cut(new TextSpan(0, 2)).ShouldBe("跟近");
        text.Cut(new TextSpan(4, 2)).ShouldBe("藍海");
    }

    [Fact]
    public void A_replacement_may_change_the_length()
    {
        var text = FoldedText.Of("帮我fu一下").Replace([(new TextSpan(2, 2), "follow up")]);
        text.Folded.ShouldBe("帮我follow up一下");
        text.Cut(new TextSpan(2, 9)).ShouldBe("fu");
        text.Cut(new TextSpan(11, 2)).ShouldBe("一下");
        text.Cut(new TextSpan(0, text.Length)).ShouldBe("帮我fu一下");
    }

    [Fact]
    public void Replacements_can_follow_one_another()
    {
        var text = FoldedText.Of("工但\u200B1024更进").Replace([(new TextSpan(0, 2), "工单")]).Replace([(new TextSpan(6, 2), "跟进")]);
        text.Folded.ShouldBe("工单1024跟进");
        text.Cut(new TextSpan(2, 4)).ShouldBe("1024");
        text.Cut(new TextSpan(6, 2)).ShouldBe("更进");
    }

    [Theory]
    [InlineData('讓', '让')]
    [InlineData('籤', '签')]
    [InlineData('後', '后')]
    [InlineData('臺', '台')]
    [InlineData('妳', '你')]
    [InlineData('著', '著')]
    [InlineData('让', '让')]
    [InlineData('A', 'A')]
    public void Single_characters_are_simplified(char traditional, char simplified) =>
        SimplifiedScript.Of(traditional).ShouldBe(simplified);

    [Fact]
    public void Simplifying_twice_changes_nothing_more()
    {
        for (var c = '\u3400'; c <= '\u9FFF'; c++) SimplifiedScript.Of(SimplifiedScript.Of(c)).ShouldBe(SimplifiedScript.Of(c));
    }
}
