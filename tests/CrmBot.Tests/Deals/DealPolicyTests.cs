using CrmBot.Features.Company;
using CrmBot.Features.Contracts;
using CrmBot.Features.Deals;
using CrmBot.Features.People.Rights;
using CrmBot.Runtime.People;
using CrmBot.Runtime.Policies;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Deals;

public sealed class DealPolicyTests
{
    private static readonly Guid Me = Guid.NewGuid();
    private readonly Policy policy = new([new DealPolicy(Records), new ContractPolicy(Records)]);

    private static OwnedRecords Records => new(new RightsTable(), CompanySettings.Built());

    [Theory]
    [InlineData("deal")]
    [InlineData("contract")]
    public void Who_sees_amounts_and_who_changes_what(string kind)
    {
        var (mine, teammates, others) = (new Subject(kind, Me, "销售一组"), new Subject(kind, Guid.NewGuid(), "销售一组"),
            new Subject(kind, Guid.NewGuid(), "销售二组"));
        Decide("rep", "see", mine).ShouldBe(Decision.Yes);
        Decide("rep", "see", teammates).Masked.ShouldContain("amount");
        Decide("rep", "change", teammates).Allowed.ShouldBeFalse();
        Decide("rep", "see", others).Allowed.ShouldBeFalse();
        Decide("lead", "change", teammates).ShouldBe(Decision.Yes);
        Decide("lead", "see", others).Allowed.ShouldBeFalse();
        Decide("agent", "see", others).Masked.ShouldBe(["amount"]);
        Decide("agent", "change", others).Allowed.ShouldBeFalse();
        Decide("presales", "change", others).Allowed.ShouldBeFalse();
        Decide("manager", "change", others).ShouldBe(Decision.Yes);
        Decide("partner", "see", mine).Allowed.ShouldBeFalse();
        policy.Decide(null, "see", mine).Masked.ShouldContain("amount");
        policy.Decide(null, "change", mine).Allowed.ShouldBeFalse();
    }

    private Decision Decide(string role, string action, Subject subject) =>
        policy.Decide(new Actor(Me, "someone", role, "销售一组", "zh-CN", TimeZoneInfo.Utc, "id"), action, subject);
}
