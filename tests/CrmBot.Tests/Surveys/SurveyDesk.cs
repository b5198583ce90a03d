using System.Net;
using CrmBot.Features.Customers;
using CrmBot.Features.Surveys;
using CrmBot.Features.Surveys.Recovery;
using CrmBot.Runtime.Store;
using CrmBot.Tests.TestApp;
using CrmBot.Tests.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CrmBot.Tests.Surveys;

/// <summary>A page as the customer gets it.</summary>
internal sealed record Page(HttpStatusCode Status, string Html, HttpResponseMessage Response);

/// <summary>Surveys of the demo company: T-1026 of 华东机电, looked after by 林涛 and solved by 马超.</summary>
internal static class SurveyDesk
{
    public const string Customer = "华东机电", Solved = "1026解决了，漏发一箱，补发了";

    public static readonly TimeSpan AskedAfter = TimeSpan.FromMinutes(11);

    /// <summary>马超 has solved T-1026, ten minutes are over, and he has got the card with the link.</summary>
    public static async Task<Seen> AskedAsync(this CrmBotTestApp app)
    {
        await app.Direct(Desk.Second).SayAsync(Solved);
        await app.AdvanceAsync(AskedAfter);
        return await app.CardAsync(Desk.Second, "打开问卷");
    }

    public static Task<Seen> CardAsync(this CrmBotTestApp app, string person, string words) =>
        app.Teams.WaitAsync("a:" + person, seen => seen.LastOrDefault(one => one.Words.Contains(words, StringComparison.Ordinal)),
            $"a card with “{words}” for {person}");

    /// <summary>Path of the link on a survey's card, from the slash.</summary>
    public static string Link(Seen card) =>
        new Uri(CardWords.Buttons(card.Card).First(button => button["type"]!.GetValue<string>() == "Action.OpenUrl")["url"]!
            .GetValue<string>()).AbsolutePath;

    public static Task<Page> OpenAsync(this CrmBotTestApp app, string path, string? language = null) =>
        app.RequestAsync(HttpMethod.Get, path, null, language);

    public static Task<Page> AnswerAsync(this CrmBotTestApp app, string path, string? score, string? why = null, string? language = null) =>
        app.RequestAsync(
            HttpMethod.Post, path,
            new FormUrlEncodedContent([.. new[] { ("score", score), ("why", why) }.Where(pair => pair.Item2 is not null)
                .Select(pair => KeyValuePair.Create(pair.Item1, pair.Item2!))]), language);

    public static async Task<Page> RequestAsync(
        this CrmBotTestApp app, HttpMethod method, string path, HttpContent? content, string? language = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (language is not null) request.Headers.TryAddWithoutValidation("Accept-Language", language);
        var response = await app.Http.SendAsync(request);
        return new Page(response.StatusCode, WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync()), response);
    }

    public static Task<List<Survey>> SurveysAsync(this CrmBotTestApp app, string customer) => app.ReadAsync(async view =>
    {
        var id = await view.Db.Set<Customer>().Where(known => known.Name == customer).Select(known => known.Id).SingleAsync();
        return await view.Db.Set<Survey>().AsNoTracking().Where(survey => survey.CustomerId == id).OrderBy(survey => survey.AskedAt)
            .ToListAsync();
    });

    public static Task<List<RecoveryTask>> RecoveriesAsync(this CrmBotTestApp app) =>
        app.ReadAsync(view => view.Db.Set<RecoveryTask>().AsNoTracking().OrderBy(task => task.OpenedAt).ToListAsync());

    /// <summary>Writes into the store what no sentence says.</summary>
    public static Task<bool> StoreAsync(this CrmBotTestApp app, Func<UnitOfWork, Task> change) =>
        app.Services.GetRequiredService<IStore>().WriteAsync(
            "test",
            async (work, token) =>
            {
                await change(work);
                await work.SaveAsync(token);
                return true;
            },
            CancellationToken.None);
}
