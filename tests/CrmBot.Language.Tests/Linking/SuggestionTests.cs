using Shouldly;
using Xunit;

namespace CrmBot.Language.Tests.Linking;

public sealed class SuggestionTests
{
    [Theory]
    [InlineData("恒达", NameMatch.Name)]
    [InlineData("横大", NameMatch.Sound)]
    [InlineData("HDJX", NameMatch.Initials)]
    [InlineData("hd", NameMatch.Initials)]
    public void A_customer_is_found_by_name_sound_and_initials(string written, NameMatch how)
    {
        using var world = new CrmBot.Language.World();
        world.Put(new CustomerEntry("a", "恒达机械") { Aliases = ["恒达"] });
        world.Put(new CustomerEntry("b", "佳美食品"));

        var found = world.Suggest(written).ShouldHaveSingleItem();

        (found.Customer.Key, found.How).ShouldBe(("a", how));
    }

    [Theory]
    [InlineData("nortwind traders", NameMatch.OneLetter)]
    [InlineData("nt", NameMatch.Initials)]
    public void A_Latin_name_is_found_one_letter_away_and_by_its_initials(string written, NameMatch how)
    {
        using var world = new CrmBot.Language.World();
        world.Put(new CustomerEntry("a", "Northwind Traders"));

        world.Suggest(written).ShouldHaveSingleItem().How.ShouldBe(how);
    }

    [Fact]
    public void A_character_with_two_readings_is_found_by_both()
    {
        using var world = new CrmBot.Language.World();
        world.Put(new CustomerEntry("a", "重山"));

        world.Suggest("中山").ShouldHaveSingleItem().How.ShouldBe(NameMatch.Sound);
        world.Suggest("虫山").ShouldHaveSingleItem().How.ShouldBe(NameMatch.Sound);
    }

    [Fact]
    public void A_removed_customer_is_suggested_no_more()
    {
        using var world = new CrmBot.Language.World();
        world.Put(new CustomerEntry("a", "恒达机械"));
        world.RemoveCustomer("a");

        foreach (var written in (string[])["恒达机械", "横达机械", "hdjx"]) world.Suggest(written).ShouldBeEmpty();
    }

    [Fact]
    public void Of_very_many_who_share_a_name_only_a_few_are_offered()
    {
        using var world = new CrmBot.Language.World();
        for (var i = 0; i < 5_000; i++) world.Put(new CustomerEntry($"{i}", $"宏图{i}号") { Aliases = ["宏图"] });

        world.Suggest("宏图", 6).Count.ShouldBe(6);
    }
}
