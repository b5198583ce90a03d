using CrmBot.Features.Customers;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Customers;

public sealed class ContactMatchTests
{
    private static readonly Contact[] People =
    [
        new() { Name = "王强", Aka = ["王工"] },
        new() { Name = "李红", Aka = ["李总"] },
        new() { Name = "李明" },
        new() { Name = "Jack Miller", Aka = ["Jack"] },
    ];

    [Theory]
    [InlineData("采购王强", "王强")]
    [InlineData("技术总监李红", "李红")]
    [InlineData("buyer Jack Miller", "Jack Miller")]
    [InlineData("小王强", null)]
    [InlineData("采购张三", null)]
    public void Somebody_named_with_their_post_in_front_is_the_contact(string said, string? name) =>
        (PostBeforeName.Find(People, said)?.Name).ShouldBe(name);

    [Theory]
    [InlineData("王工", "王强")]
    [InlineData("王强", "王强")]
    [InlineData("王经理", "王强")]
    [InlineData("小王", "王强")]
    [InlineData("李总", "李红")]
    [InlineData("jack", "Jack Miller")]
    public void A_form_of_address_finds_its_person(string said, string name) => Find(said).ShouldNotBeNull().Name.ShouldBe(name);

    [Theory]
    [InlineData("李经理")]
    [InlineData("小李")]
    [InlineData("赵总")]
    [InlineData("王菲菲")]
    [InlineData("")]
    public void Nobody_is_guessed_when_several_or_none_fit(string said) => Find(said).ShouldBeNull();

    private static Contact? Find(string said) => ContactMatch.Find(People, contact => contact.Name, contact => contact.Aka, said);
}
