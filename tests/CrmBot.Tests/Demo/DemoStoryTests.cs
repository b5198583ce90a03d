using CrmBot.Features.Company;
using CrmBot.Features.Customers;
using CrmBot.Features.Demo;
using CrmBot.Features.People;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Demo;

public sealed class DemoStoryTests
{
    private readonly DemoStory story = DemoStory.Read();
    private readonly CompanySettings settings = CompanySettings.Built();

    [Fact]
    public void There_are_about_thirty_customers_and_a_dozen_colleagues()
    {
        story.Customers.Count.ShouldBeInRange(28, 35);
        story.People.Count.ShouldBeInRange(12, 16);
        story.Customers.Count(customer => customer.History.Length > 0).ShouldBeGreaterThan(20);
    }

    [Fact]
    public void Everybody_has_a_known_role_team_and_zone_and_every_role_of_the_story_is_there()
    {
        foreach (var person in story.People)
        {
            Roles.All.ShouldContain(person.Role);
            settings.Teams.ShouldContain(team => team.Code == person.Team);
            TimeZoneInfo.TryFindSystemTimeZoneById(person.Zone, out _).ShouldBeTrue(person.Zone);
        }

        story.People.Select(person => person.Role).Distinct()
            .ShouldBe(["rep", "lead", "agent", "presales", "manager", "director", "admin"], ignoreOrder: true);
        story.People.Select(person => person.DirectoryId).Distinct().Count().ShouldBe(story.People.Count);
    }

    [Fact]
    public void Every_customer_has_codes_we_know_and_an_owner_of_ours_or_lies_in_the_pool()
    {
        foreach (var customer in story.Customers)
        {
            if (customer.Owner is { } owner) story.People.ShouldContain(person => person.Name == owner, customer.Name);
            settings.Stages.ShouldContain(stage => stage.Code == customer.Stage, customer.Name);
            settings.Sources.ShouldContain(source => source.Code == customer.Source, customer.Name);
            settings.Tiers.ShouldContain(tier => tier.Code == customer.Tier, customer.Name);
            if (customer.Budget is { } said) Budget.Read(said, "CNY").ShouldNotBeNull(customer.Name);
        }
    }

    [Fact]
    public void Every_phone_and_mail_is_a_good_one_and_every_talk_was_with_a_contact()
    {
        foreach (var customer in story.Customers)
        {
            foreach (var contact in customer.Contacts)
            {
                if (contact.Phone is { } phone) PhoneNumber.Normalise(phone).ShouldNotBeNull(phone);
                if (contact.Email is { } mail) MailAddress.Check(mail).WrongKey.ShouldBeNull(mail);
            }

            foreach (var talk in customer.History)
                customer.Contacts.ShouldContain(contact => contact.Name == talk.Who, customer.Name + talk.Who);
            foreach (var role in customer.Chain)
                customer.Contacts.ShouldContain(contact => contact.Name == role.Who, customer.Name + role.Who);
        }
    }
}
