using CrmBot.EndToEnd.Tests.Day;
using Microsoft.Playwright;
using Shouldly;
using Xunit;
using static CrmBot.EndToEnd.Tests.Day.ConsoleVisit;
using static Microsoft.Playwright.Assertions;

namespace CrmBot.EndToEnd.Tests.Surveys;

/// <summary>
/// The customer's page in a real browser: on a phone, with nothing but the
/// keyboard, in both languages, opened from the card in the console.
/// </summary>
public sealed class SurveyPageTests
{
    private const int PhoneWidth = 390, PhoneHeight = 844;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task In_Chinese_a_bad_score_is_given_with_the_keyboard_and_somebody_has_to_make_good_for_it(bool withRenderer)
    {
        await using var day = await BeginAsync("林涛", "zh-CN", withRenderer);
        var card = await day.SayAsync("给佳美发个满意度", "佳美", "打开问卷");
        var page = await OpenAsync(day, card, "打开问卷");
        var requests = Watch(page);
        await page.ReloadAsync();
        await Expect(page).ToHaveTitleAsync(new System.Text.RegularExpressions.Regex("这次服务您满意吗"));
        await TakeAsync(page, "zh-form");
        await ReadableAsync(page, ColorScheme.Light);
        await ReadableAsync(page, ColorScheme.Dark);
        await TakeAsync(page, "zh-dark");
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });

        // The switch of the language, the scores, the words, the button.
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(page.GetByRole(AriaRole.Radio, new() { Name = "不满意", Exact = true })).ToBeCheckedAsync();
        (await OutlineAsync(page)).ShouldBe("3px");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("来得太慢 <b>!</b>");
        (await OutlineAsync(page)).ShouldBe("3px");
        await TakeAsync(page, "zh-filled");
        await page.Keyboard.PressAsync("Tab");
        (await OutlineAsync(page)).ShouldBe("3px");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading)).ToHaveTextAsync("谢谢您！");
        await TakeAsync(page, "zh-thanks");
        await page.GotoAsync(new Uri(page.Url).GetLeftPart(UriPartial.Path));
        await Expect(page.GetByRole(AriaRole.Heading)).ToHaveTextAsync("已经评价过了");

        requests.ShouldAllBe(url => url.StartsWith(new Uri(page.Url).GetLeftPart(UriPartial.Authority) + "/s/", StringComparison.Ordinal));
        await SeeAsync(await day.FindAsync("客户打了低分"), "佳美", "来得太慢 <b>!</b>", "一天内补救");
        await SeeAsync(card, "2 分（满分 5）", "客户自己填的");
    }

    [Fact]
    public async Task In_English_after_the_switch_an_NPS_takes_a_number_and_no_sent_form_is_lost_without_one()
    {
        await using var day = await BeginAsync("林涛", "zh-CN", withRenderer: false);
        var card = await day.SayAsync("给佳美发个NPS", "佳美", "打开问卷");
        var page = await OpenAsync(day, card, "打开问卷");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading)).ToHaveTextAsync("How likely are you to recommend us?");
        (await page.EvaluateAsync<string>("document.documentElement.lang")).ShouldBe("en-US");
        await TakeAsync(page, "en-form");

        // Without a score the browser itself says no; one that lets it pass gets the form again, with the words.
        await page.GetByRole(AriaRole.Button, new() { Name = "Send" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Group, new() { Name = "Please choose a number from 0 to 10" })).ToBeVisibleAsync();
        (await page.EvaluateAsync<bool>("document.querySelector('form').checkValidity()")).ShouldBeFalse();

        await page.GetByRole(AriaRole.Radio, new() { Name = "0", Exact = true }).FocusAsync();
        await page.Keyboard.PressAsync("ArrowLeft");
        await Expect(page.GetByRole(AriaRole.Radio, new() { Name = "10", Exact = true })).ToBeCheckedAsync();
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("Great people");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Space");
        await Expect(page.GetByRole(AriaRole.Heading)).ToHaveTextAsync("Thank you!");
        await TakeAsync(page, "en-thanks");
        await SeeAsync(card, "10 分（满分 10）", "Great people");
    }

    private static async Task<IPage> OpenAsync(ConsoleVisit day, ILocator card, string button)
    {
        var page = await day.Page.Context.RunAndWaitForPageAsync(() => card.GetByText(button, new() { Exact = true }).First.ClickAsync());
        day.Watch(page);
        await page.SetViewportSizeAsync(PhoneWidth, PhoneHeight);
        await page.WaitForLoadStateAsync();
        await page.BringToFrontAsync();
        return page;
    }

    private static List<string> Watch(IPage page)
    {
        List<string> requests = [];
        page.Request += (_, request) => requests.Add(request.Url);
        return requests;
    }

    // What shows where the keyboard is: the line around the element, or around its label.
    private static Task<string> OutlineAsync(IPage page) => page.EvaluateAsync<string>(
        "(() => { const at = document.activeElement; return getComputedStyle(at.closest('.scores label') ?? at).outlineWidth; })()");

    // In the device's own colours every text stands out from what lies behind it (WCAG: 4.5 to 1).
    private static async Task ReadableAsync(IPage page, ColorScheme scheme)
    {
        await page.EmulateMediaAsync(new() { ColorScheme = scheme });
        var seen = await page.EvaluateAsync<double[]>("""
            (() => {
              const light = color => { const [r, g, b] = color.match(/[\d.]+/g).map(part => part / 255).map(part => part <= .03928 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4); return .2126 * r + .7152 * g + .0722 * b; };
              const behind = at => { for (; at; at = at.parentElement) { const color = getComputedStyle(at).backgroundColor; if (!color.endsWith(', 0)')) return light(color); } return 1; };
              const ratio = at => { const [one, other] = [light(getComputedStyle(at).color), behind(at)].sort((a, b) => b - a); return (one + .05) / (other + .05); };
              return [behind(document.body), Math.min(...[...document.querySelectorAll('h1, p, legend, label, a, button, textarea, .ends span')].map(ratio))];
            })()
            """);
        (seen[0] < 0.5).ShouldBe(scheme == ColorScheme.Dark, "the page itself is dark where the device is");
        seen[1].ShouldBeGreaterThanOrEqualTo(4.5, scheme.ToString());
    }

    private static async Task TakeAsync(IPage page, string step)
    {
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(PhoneWidth, step);
        await page.ScreenshotAsync(new() { Path = Path.Combine(Browser.Screenshots, $"survey-{step}.png"), FullPage = true });
    }
}
