using CrmBot.Features.Customers;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Customers;

public sealed class MailAddressTests
{
    [Theory]
    [InlineData("Dan@Acme.example", "dan@acme.example")]
    [InlineData(" sara.lim+crm@fabrikam.com ", "sara.lim+crm@fabrikam.com")]
    [InlineData("ｄａｎ＠acme.example", "dan@acme.example")]
    public void A_good_address_is_kept_in_lower_case(string typed, string normal) => MailAddress.Check(typed).ShouldBe((normal, null));

    [Theory]
    [InlineData("dan.acme.example", "customer.mail.noAt")]
    [InlineData("@acme.example", "customer.mail.noName")]
    [InlineData("dan@@acme.example", "customer.mail.twoAts")]
    [InlineData("dan@acme", "customer.mail.noDomain")]
    [InlineData("dan@acme..example", "customer.mail.noDomain")]
    [InlineData("dan@-acme.example", "customer.mail.noDomain")]
    [InlineData("da n@acme.example", "customer.mail.badLetter")]
    [InlineData("dan@acme.example,eve@x.example", "customer.mail.twoAts")]
    public void A_bad_address_is_refused_with_the_reason(string typed, string reason) => MailAddress.Check(typed).ShouldBe((null, reason));
}
