using System.Net;
using System.Security.Cryptography;
using CrmBot.Features.Surveys.Page;
using CrmBot.Tests.TestApp;
using CrmBot.Tests.Tickets;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Surveys;

/// <summary>Links that are not ours, or not any more.</summary>
public sealed class TokenTests(ITestOutputHelper output)
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private readonly SurveyKeys keys = new([RandomNumberGenerator.GetBytes(32)]);

    [Fact]
    public void Ten_thousand_mutations_of_valid_tokens_are_none()
    {
        var random = new Random(20261127);
        for (var at = 0; at < 10_000; at++)
        {
            var token = new SurveyToken(Guid.CreateVersion7(), random.Next(1, int.MaxValue)).Write(keys);
            SurveyToken.Read(token, keys).ShouldNotBeNull();
            var mutated = Mutate(token, random);
            if (mutated != token) SurveyToken.Read(mutated, keys).ShouldBeNull(mutated);
        }
    }

    [Fact]
    public void Every_bit_of_a_token_counts()
    {
        var token = new SurveyToken(Guid.CreateVersion7(), 1_800_000_000).Write(keys);
        var others = 0;
        for (var at = 0; at < token.Length; at++)
        {
            foreach (var letter in Letters.Where(letter => letter != token[at]))
            {
                SurveyToken.Read(token[..at] + letter + token[(at + 1)..], keys).ShouldBeNull();
                others++;
            }
        }

        others.ShouldBe(52 * 63);
    }

    [Fact]
    public void A_link_signed_by_an_older_key_opens_while_that_key_is_listed()
    {
        byte[] old = RandomNumberGenerator.GetBytes(32), next = RandomNumberGenerator.GetBytes(32);
        var token = new SurveyToken(Guid.CreateVersion7(), 1_800_000_000).Write(new SurveyKeys([old]));
        SurveyToken.Read(token, new SurveyKeys([next, old])).ShouldNotBeNull();
        SurveyToken.Read(token, new SurveyKeys([next])).ShouldBeNull();
        SurveyToken.Read(token, new SurveyKeys([])).ShouldBeNull();
    }

    [Fact]
    public async Task Through_the_front_door_mutations_get_a_polite_page_and_change_nothing()
    {
        await using var app = await Desk.StartBoundAsync();
        var count = await TryAsync(app, 400);
        output.WriteLine($"{count} mutated links");
    }

    [Fact]
    [Trait("Tier", "Long")]
    public async Task Ten_thousand_mutated_links_through_the_front_door()
    {
        if (Environment.GetEnvironmentVariable("CRMBOT_LONG") != "1") Assert.Skip("a long run: set CRMBOT_LONG=1");
        var watch = System.Diagnostics.Stopwatch.StartNew();
        await using var app = await Desk.StartBoundAsync();
        var count = await TryAsync(app, 10_000);
        output.WriteLine($"{count} mutated links, {watch.Elapsed.TotalSeconds:0.0} s");
    }

    [Fact]
    public async Task An_expired_and_a_foreign_link_with_a_right_signature_open_nothing()
    {
        await using var app = await Desk.StartBoundAsync();
        await app.AskedAsync();
        var signs = app.Services.GetService(typeof(SurveyKeys)) as SurveyKeys;
        var survey = (await app.SurveysAsync(SurveyDesk.Customer)).ShouldHaveSingleItem();
        foreach (var token in new[] { new SurveyToken(survey.Id, survey.LinkUntil + 1), new SurveyToken(survey.Id, 1),
            new SurveyToken(Guid.CreateVersion7(), survey.LinkUntil) })
            (await app.AnswerAsync("/s/" + token.Write(signs!), "1")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await app.SurveysAsync(SurveyDesk.Customer)).ShouldHaveSingleItem().Score.ShouldBeNull();
    }

    private static async Task<int> TryAsync(CrmBotTestApp app, int count)
    {
        var token = SurveyDesk.Link(await app.AskedAsync())["/s/".Length..];
        var random = new Random(7);
        var tried = 0;
        for (var at = 0; at < count; at++)
        {
            var mutated = Mutate(token, random);
            if (mutated == token) continue;
            var page = at % 2 == 0 ? await app.OpenAsync("/s/" + mutated) : await app.AnswerAsync("/s/" + mutated, "1");
            page.Status.ShouldBe(HttpStatusCode.NotFound, mutated);
            page.Html.ShouldContain("打不开这个链接");
            tried++;
        }

        var survey = (await app.SurveysAsync(SurveyDesk.Customer)).ShouldHaveSingleItem();
        survey.Score.ShouldBeNull();
        (await app.RecoveriesAsync()).ShouldBeEmpty();
        return tried;
    }

    // One bit, a letter, a cut, an addition, two letters changed over, or something else altogether.
    private static string Mutate(string token, Random random)
    {
        var at = random.Next(token.Length);
        return random.Next(7) switch
        {
            0 => token[..at] + Letters[Letters.IndexOf(token[at], StringComparison.Ordinal) ^ (1 << random.Next(6))] + token[(at + 1)..],
            1 => token[..at] + Letters[random.Next(64)] + token[(at + 1)..],
            2 => token[..at],
            3 => token + Letters[random.Next(64)],
            4 => token[..at] + token[(at + 1)..] + token[at],
            5 => string.Concat(Enumerable.Range(0, 52).Select(_ => Letters[random.Next(64)])),
            _ => token[..at] + Odd[random.Next(Odd.Length)] + token[(at + 1)..],
        };
    }

    private static readonly string[] Odd = ["%20", "=", "~", "%0A", "%E4%BD%A0", "/", "%2F", "..", "%25", "+", "'", "%22", "%3Cscript%3E"];
}
