using CrmBot.Language.Linking;
using CrmBot.Runtime.Erasing;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Privacy;

public sealed class MaskTextTests
{
    private static readonly MaskText Masks = new(
    [
        new("陈晓芳", IsNumber: false, Everywhere: true), new("Jane Li", false, true), new("jane.li@acme.example", false, true),
        new("王工", false, Everywhere: false),
        new("+8613800138123", IsNumber: true, true), new("+15125550100", true, true), new("+8657487654321", true, true),
    ]);

    [Theory]
    [InlineData("13800138123")]
    [InlineData("138 0013 8123")]
    [InlineData("138-0013-8123")]
    [InlineData("138.0013.8123")]
    [InlineData("+86 138 0013 8123")]
    [InlineData("+86-13800138123")]
    [InlineData("0086 138 0013 8123")]
    [InlineData("(138) 0013-8123")]
    [InlineData("１３８００１３８１２３")]
    [InlineData("0574-8765 4321")]
    [InlineData("0574 87654321")]
    [InlineData("+1 (512) 555-0100")]
    [InlineData("512-555-0100")]
    public void A_number_is_found_however_it_is_written(string written)
    {
        var masked = Masks.Mask($"打{written}找他", belongs: false).ShouldNotBeNull();
        masked.Any(letter => char.IsDigit(letter)).ShouldBeFalse(masked);
    }

    [Theory]
    [InlineData("跟陈晓芳谈了", "跟▇▇▇谈了")]
    [InlineData("met JANE  LI today", "met ▇▇▇ today")]
    [InlineData("mail Jane.Li@Acme.example now", "mail ▇▇▇ now")]
    [InlineData("ｊａｎｅ ｌｉ", "▇▇▇")]
    public void A_name_is_found_whatever_its_case_and_width(string text, string masked) =>
        Masks.Mask(text, belongs: false).ShouldBe(masked);

    [Theory]
    [InlineData("138001381234")]
    [InlineData("113800138123")]
    [InlineData("Jane Lindt")]
    [InlineData("王工看了")]
    public void What_only_resembles_it_stays(string text) => Masks.Mask(text, belongs: false).ShouldBeNull();

    [Fact]
    public void A_form_of_address_counts_only_in_what_belongs_to_them() => Masks.Mask("王工看了", belongs: true).ShouldBe("▇▇▇看了");

    [Fact]
    public void What_JSON_escapes_is_found_at_any_depth()
    {
        var text = """{"a":["\u9648\u6653\u82b3 says",{"b":"{\"c\":\"138 0013 8123\"}"}],"n":1}""";
        Masks.Mask(text, belongs: false).ShouldBe("""{"a":["▇▇▇ says",{"b":"{\"c\":\"▇▇▇\"}"}],"n":1}""");
    }

    [Theory]
    [InlineData("周总说下周总监来，周总结要交", "▇▇▇说下周总监来，周总结要交")]
    [InlineData("跟周工谈每周工作", "跟▇▇▇谈每周工作")]
    [InlineData("周经理和下周经理会", "▇▇▇和下周经理会")]
    public void A_form_of_address_is_none_where_its_letters_are_part_of_other_words(string text, string masked) =>
        new MaskText([.. FormsOfAddress.Of("周明")
            .Select(form => new ErasedWord(form.Text, false, false) { NotAfter = form.NotAfter, NotBefore = form.NotBefore })])
            .Mask(text, belongs: true).ShouldBe(masked);
}
