namespace CrmBot.Teams.Tests.Activities;

public sealed class ThreadIdTests
{
    [Theory]
    [InlineData("19:leads@thread.tacv2", true)]
    [InlineData("19:leads@thread.tacv2;messageid=1795291303112", true)]
    [InlineData("19:leads@thread.tacv2;messageid=abc", false)]
    [InlineData("19:leads@thread.tacv2;messageid=0", false)]
    [InlineData("19:leads@thread.tacv2;messageid=-1", false)]
    [InlineData("19:leads@thread.tacv2;messageid=1.5", false)]
    [InlineData("19:leads@thread.tacv2;messageid=", false)]
    [InlineData("19:leads@thread.tacv2;messageid=1;messageid=2", false)]
    [InlineData(";messageid=1", false)]
    [InlineData("", false)]
    public void Case_112_only_well_formed_thread_ids_may_be_sent_to(string id, bool good) => ThreadId.IsWellFormed(id).ShouldBe(good);

    [Fact]
    public void A_thread_already_named_is_replaced() =>
        ThreadId.Of("19:leads@thread.tacv2;messageid=1", "2").ShouldBe("19:leads@thread.tacv2;messageid=2");

    [Theory]
    [InlineData("abc")]
    [InlineData("0")]
    [InlineData("-1")]
    public void Case_112_a_thread_of_a_bad_message_cannot_be_made(string message) =>
        Should.Throw<ArgumentException>(() => ThreadId.Of("19:leads@thread.tacv2", message));

    [Fact]
    public void Root_and_message_are_told_apart()
    {
        ThreadId.Root("19:leads;messageid=5").ShouldBe("19:leads");
        ThreadId.MessageId("19:leads;messageid=5").ShouldBe("5");
        ThreadId.MessageId("19:leads").ShouldBeNull();
    }
}
