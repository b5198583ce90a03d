using CrmBot.EndToEnd.Tests.Console;
using CrmBot.EndToEnd.Tests.Playground;
using CrmBot.EndToEnd.Tests.Templating;
using Shouldly;
using Xunit;

namespace CrmBot.EndToEnd.Tests.Gallery;

/// <summary>
/// Every card the product ships, in both languages, in the console and in Microsoft's emulator; pictures go to <c>screenshots/gallery</c>.
/// </summary>
public sealed class GalleryTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("zh-CN", 1280)]
    [InlineData("en-US", 390)]
    public async Task In_the_console_every_card_fits_can_be_read_and_needs_no_mouse(string locale, int width)
    {
        var names = Names(locale);
        await using var scene = await Scene.OpenAsync(locale: locale, width: width, prepare: bot =>
        {
            foreach (var name in names) bot.Messages.Add(bot.Message(card: ShippedCards.Render(name, locale)));
        });
        var cards = scene.Page.Locator(".ac-adaptiveCard");
        await scene.Page.WaitForFunctionAsync("count => document.querySelectorAll('.ac-adaptiveCard').length >= count", names.Count);

        List<string> faults = [];
        for (var i = 0; i < names.Count; i++)
            faults.AddRange(await CardWall.LookAsync(cards.Nth(i), $"console-{locale}-{width}-{names[i]}"));
        output.WriteLine($"{names.Count} cards");
        faults.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en-US")]
    public async Task In_the_emulator_every_card_fits_can_be_read_and_needs_no_mouse(string locale)
    {
        await RunningPlayground.RequireAsync();
        var names = Names(locale);
        await using var sender = await CardSender.StartAsync([.. names.Select(name => ShippedCards.Render(name, locale))]);
        List<string> faults = [];
        // The emulator draws its whole list anew with every message, so that a long one takes minutes.
        foreach (var few in Enumerable.Range(0, names.Count).Chunk(25))
            faults.AddRange(await LookInEmulatorAsync(sender, few, number => $"playground-{locale}-{names[number]}"));
        output.WriteLine($"{names.Count} cards");
        faults.ShouldBeEmpty();
    }

    private static async Task<List<string>> LookInEmulatorAsync(CardSender sender, int[] numbers, Func<int, string> name)
    {
        using var playground = await RunningPlayground.StartAsync(sender.Url);
        await using var page = await PlaygroundPage.OpenAsync(playground.Url, "gallery");
        await page.SayAsync(string.Join(' ', numbers));
        await page.Cards.Nth(numbers.Length - 1).WaitForAsync();

        List<string> faults = [];
        for (var i = 0; i < numbers.Length; i++) faults.AddRange(await CardWall.LookAsync(page.Cards.Nth(i), name(numbers[i])));
        return faults;
    }

    private static List<string> Names(string locale) =>
        [.. ShippedCards.All.Where(card => card.Locale == locale).Select(card => card.Name).Order(StringComparer.Ordinal)];
}
