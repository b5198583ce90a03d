using CrmBot.Features.Leads.Assigning;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Leads;

/// <summary>Who gets a lead, over thousands of teams made by chance from fixed seeds.</summary>
public sealed class ChooseOwnerTests
{
    private static readonly string[] States = [Free.Yes, Free.Yes, Free.Yes, Free.Away, Free.Full, Free.FullToday, Free.NoShare,
        Free.OtherRegion];

    [Fact]
    public void Nobody_who_is_not_free_ever_gets_one_and_somebody_free_always_does() => ForEachTeam(2_000, (team, random) =>
    {
        foreach (var grade in new[] { "A", "B", null })
        {
            var choice = ChooseOwner.Among(team, grade, new SeededDice(random.Next()));
            (choice.Chosen is not null).ShouldBe(team.Any(one => one.IsFree));
            if (choice.Chosen is { } chosen) team.Single(one => one.Id == chosen.Id).IsFree.ShouldBeTrue();
            choice.Candidates.Count.ShouldBe(team.Count);
        }
    });

    [Fact]
    public void An_A_lead_never_goes_to_a_junior_while_a_senior_is_free() => ForEachTeam(2_000, (team, random) =>
    {
        var chosen = ChooseOwner.Among(team, "A", new SeededDice(random.Next())).Chosen;
        if (team.Any(one => one is { IsFree: true, Level: "senior" })) chosen!.Level.ShouldBe("senior");
        else if (team.Any(one => one is { IsFree: true, Level: null })) chosen!.Level.ShouldBeNull();
    });

    [Fact]
    public void Whoever_gets_one_has_least_to_do_for_their_share() => ForEachTeam(2_000, (team, random) =>
    {
        if (ChooseOwner.Among(team, "B", new SeededDice(random.Next())).Chosen is not { } chosen) return;
        chosen.LoadAfter.ShouldBe(team.Where(one => one.IsFree).Min(one => one.LoadAfter), 1e-6);
    });

    [Fact]
    public void Equal_people_never_differ_by_more_than_one_and_shares_are_kept() => ForEachTeam(200, (_, random) =>
    {
        var team = Enumerable.Range(0, random.Next(2, 8))
            .Select(_ => new Candidate(Guid.NewGuid(), 0, random.Next(2) == 0 ? 100 : 50, null, Free.Yes)).ToList();
        var dice = new SeededDice(random.Next());
        for (var lead = 0; lead < 120; lead++)
        {
            var chosen = ChooseOwner.Among(team, null, dice).Chosen!;
            team = [.. team.Select(one => one.Id == chosen.Id ? one with { Load = one.Load + 1 } : one)];
        }

        foreach (var equals in team.GroupBy(one => one.Weight))
            (equals.Max(one => one.Load) - equals.Min(one => one.Load)).ShouldBeLessThanOrEqualTo(1);
        foreach (var one in team) Math.Abs(one.Load - (120.0 * one.Weight / team.Sum(other => other.Weight))).ShouldBeLessThan(2);
    });

    [Fact]
    public void Chance_decides_between_equals_and_the_same_seed_decides_alike()
    {
        var team = Enumerable.Range(0, 4).Select(_ => new Candidate(Guid.NewGuid(), 3, 100, null, Free.Yes)).ToList();
        var (one, same) = (new SeededDice(5), new SeededDice(5));
        List<Guid> first = [.. Enumerable.Range(0, 200).Select(_ => ChooseOwner.Among(team, null, one).Chosen!.Id)];
        first.ShouldBe(Enumerable.Range(0, 200).Select(_ => ChooseOwner.Among(team, null, same).Chosen!.Id));
        foreach (var person in team) first.Count(id => id == person.Id).ShouldBeInRange(25, 80);
    }

    [Fact]
    public void A_candidate_is_stored_as_it_is()
    {
        var one = new Candidate(Guid.NewGuid(), 12, 50, "senior", Free.Full);
        Candidate.Parse(one.ToString()).ShouldBe(one);
        Candidate.Parse((one with { Level = null }).ToString()).ShouldBe(one with { Level = null });
    }

    private static void ForEachTeam(int count, Action<List<Candidate>, Random> check)
    {
        for (var seed = 0; seed < count; seed++)
        {
            var random = new Random(seed);
            var team = Enumerable.Range(0, random.Next(1, 9)).Select(_ => new Candidate(
                Guid.NewGuid(), random.Next(0, 12), random.Next(3) switch { 0 => 50, 1 => 100, _ => 150 },
                random.Next(3) switch { 0 => "senior", 1 => "junior", _ => null },
                States[random.Next(States.Length)])).ToList();
            check(team, random);
        }
    }
}
