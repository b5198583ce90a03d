using System.Runtime.CompilerServices;
using Xunit;

namespace CrmBot.EndToEnd.Tests.Playground;

/// <summary>The bot, the Playground and its page, with a person of the demo company sitting in front of it.</summary>
internal sealed class Play : IAsyncDisposable
{
    private readonly RunningPlayground _playground;

    private Play(RunningBot bot, RunningPlayground playground, PlaygroundPage page) => (Bot, _playground, Page) = (bot, playground, page);

    public RunningBot Bot { get; }

    public PlaygroundPage Page { get; }

    /// <summary>A new store on a Wednesday morning in China; skips the test where Node or Chromium is missing.</summary>
    /// <param name="person">Whom to pick from the demo company.</param>
    /// <param name="calledThere">What the bot calls them.</param>
    /// <param name="name">Name of the pictures.</param>
    public static async Task<Play> BeginAsync(string person, string calledThere, [CallerMemberName] string name = "")
    {
        await RunningPlayground.RequireAsync();
        var bot = await RunningBot.StartAsync();
        try
        {
            var playground = await RunningPlayground.StartAsync(bot.Url);
            return await PickPersonAsync(bot, playground, person, calledThere, name);
        }
        catch
        {
            bot.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        TestContext.Current.AddAttachment("bot", Bot.Output);
        await Page.DisposeAsync();
        _playground.Dispose();
        Bot.Dispose();
    }

    // Nobody knows who sits there: the bot asks, in the Playground's language, and then speaks the person's.
    private static async Task<Play> PickPersonAsync(
        RunningBot bot, RunningPlayground playground, string person, string calledThere, string name)
    {
        try
        {
            var page = await PlaygroundPage.OpenAsync(playground.Url, name);
            await page.SayAsync("你好");
            var question = await page.SeeAsync("Who do you want to be?");
            await page.FillAndPressAsync(() => page.ChooseAsync(question, person), question, "Start", calledThere);
            return new Play(bot, playground, page);
        }
        catch
        {
            playground.Dispose();
            throw;
        }
    }
}
