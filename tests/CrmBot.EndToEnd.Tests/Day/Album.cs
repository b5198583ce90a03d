using System.Globalization;
using Microsoft.Playwright;
using Shouldly;

namespace CrmBot.EndToEnd.Tests.Day;

/// <summary>Pictures of a page's steps, each on a desk and on a phone, in light and in dark.</summary>
internal sealed class Album(IPage page, string name)
{
    private static readonly (string Name, int Width, int Height)[] Sizes = [("desk", 1280, 860), ("phone", 390, 844)];
    private static readonly ColorScheme[] Themes = [ColorScheme.Light, ColorScheme.Dark];
    private int _steps;

    /// <summary>Takes them; nothing may stick out sideways. The page is left as it was: on a desk, in light.</summary>
    public async Task TakeAsync(string step)
    {
        _steps++;
        foreach (var size in Sizes)
        {
            await page.SetViewportSizeAsync(size.Width, size.Height);
            foreach (var theme in Themes)
                await TakeAsync(step, size.Name, theme);
            (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(size.Width, $"{name} {step}");
        }

        await page.SetViewportSizeAsync(Sizes[0].Width, Sizes[0].Height);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
    }

    private async Task TakeAsync(string step, string size, ColorScheme theme)
    {
        await page.EmulateMediaAsync(new() { ColorScheme = theme });
        await page.Locator($"html[data-theme={(theme == ColorScheme.Dark ? "dark" : "light")}]").WaitForAsync();
        var file = string.Create(CultureInfo.InvariantCulture, $"day-{name}-{_steps:00}-{step}-{size}-{theme}.png").ToLowerInvariant();
        await page.ScreenshotAsync(new() { Path = Path.Combine(Browser.Screenshots, file) });
    }
}
