using CrmBot.Features.Company;
using CrmBot.Features.Customers;
using CrmBot.Features.People.Rights;
using CrmBot.Runtime.People;
using CrmBot.Runtime.Policies;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Customers;

public sealed class CustomerPolicyTests
{
    private static readonly Guid Me = Guid.NewGuid();
    private static readonly Subject Mine = new("customer", Me, "销售一组");
    private static readonly Subject Teammates = new("customer", Guid.NewGuid(), "销售一组");
    private static readonly Subject Others = new("customer", Guid.NewGuid(), "销售二组");
    private static readonly Subject Pool = new("customer");
    private readonly Policy policy = new([new CustomerPolicy(new OwnedRecords(new RightsTable(), CompanySettings.Built()))]);

    [Fact]
    public void A_rep_sees_and_changes_their_own_and_the_pools_fully()
    {
        foreach (var subject in new[] { Mine, Pool })
        {
            See("rep", subject).Masked.ShouldBeEmpty();
            policy.Decide(Someone("rep"), "change", subject).Allowed.ShouldBeTrue();
        }
    }

    [Fact]
    public void A_rep_sees_a_teammates_customer_without_contact_details_and_amounts_and_cannot_change_it()
    {
        See("rep", Teammates).Masked.ShouldBe(["phone", "email", "wechat", "amount"], ignoreOrder: true);
        policy.Decide(Someone("rep"), "log", Teammates).Allowed.ShouldBeTrue();
        policy.Decide(Someone("rep"), "change", Teammates).ReasonKey.ShouldBe("policy.notYours");
    }

    [Fact]
    public void A_rep_and_a_lead_learn_of_another_teams_customer_only_that_it_is_taken()
    {
        foreach (var role in new[] { "rep", "lead" }) See(role, Others).ReasonKey.ShouldBe("policy.taken");
    }

    [Fact]
    public void A_lead_sees_and_changes_all_of_the_team()
    {
        See("lead", Teammates).Masked.ShouldBeEmpty();
        policy.Decide(Someone("lead"), "change", Teammates).Allowed.ShouldBeTrue();
    }

    [Theory]
    [InlineData("agent", "客服组")]
    [InlineData("lead", "客服组")]
    [InlineData("presales", "售前组")]
    public void Service_teams_see_everybodys_contact_details_but_no_amounts(string role, string team) =>
        policy.Decide(Someone(role, team), "see", Others).Masked.ShouldBe(["amount"]);

    [Theory]
    [InlineData("manager")]
    [InlineData("director")]
    [InlineData("admin")]
    public void Managers_see_everything(string role) => policy.Decide(Someone(role, "管理层"), "see", Others).ShouldBe(Decision.Yes);

    [Fact]
    public void A_partner_sees_nothing() => See("partner", Pool).Allowed.ShouldBeFalse();

    [Fact]
    public void In_a_group_nobody_sees_contacts_amounts_notes_or_tags()
    {
        var decision = policy.Decide(null, "see", Mine);
        decision.Allowed.ShouldBeTrue();
        decision.Masked.ShouldBe(["phone", "email", "wechat", "amount", "contacts", "notes", "address", "tags"], ignoreOrder: true);
    }

    private Decision See(string role, Subject subject) => policy.Decide(Someone(role), "see", subject);

    private static Actor Someone(string role, string team = "销售一组") => new(Me, "someone", role, team, "zh-CN", TimeZoneInfo.Utc, "id");
}
