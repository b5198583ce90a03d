using CrmBot.Language;
using CrmBot.LanguageModel;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.LanguageModel;

public sealed class PseudonymsTests
{
    [Fact]
    public void Names_and_numbers_leave_as_stand_ins_and_come_back()
    {
        const string Said = "恒达的王工13800138000要3套，恒达急";
        MatchedSpan[] spans = [new(0, 2, "customer", "恒达机械"), new(3, 5, "person", "王工"), new(5, 16, "phone", "13800138000"),
            new(20, 22, "customer", "恒达机械")];

        var names = Pseudonyms.For(Said, spans);

        names.Text.ShouldBe("[C1]的[P2][T3]要[N4]套，[C1]急");
        names.Restore(names.Text).ShouldBe(Said);
    }

    [Theory]
    [InlineData("[C9]")]
    [InlineData("[C1")]
    [InlineData("[]")]
    public void A_stand_in_that_was_never_given_out_is_no_answer(string answered) =>
        Pseudonyms.For("恒达", [new(0, 2, "customer", "恒达机械")]).Restore(answered).ShouldBeNull();

    [Fact]
    public void Nobody_can_write_a_stand_in_into_a_sentence() => Pseudonyms.For("给[C1]打钱", []).Text.ShouldBe("给(C[N1])打钱");
}
