using CrmBot.Language.Numbers;

namespace CrmBot.Language.Times.Reading;

/// <summary>三月, 2026年, 15日, 5分 are mostly no amounts: some units need a sign that they are.</summary>
internal static class DoubtfulUnit
{
    /// <param name="text">The text.</param>
    /// <param name="at">Where the number starts.</param>
    /// <param name="numeral">The number.</param>
    /// <param name="unit">Where the unit starts.</param>
    /// <param name="end">Where it ends.</param>
    public static bool IsMeant(TimeText text, int at, Numeral numeral, int unit, int end) => text.At(unit) switch
    {
        '月' => text.At(at) is '俩' or '仨' or '半' or '两' && numeral.Value < 4,
        '年' => numeral.Value < 1000 && !IsYearName(text, at, end) && !text.Starts(end, TimeContext.NotYearFollower),
        '日' => IsBoundedDay(text, numeral, end),
        '分' when end - unit == 1 => text.At(end) is '后' or '前' or '内' || text.At(at - 1) is '时' or '点',
        '天' => text.At(end) is not ('猫' or '气' or '津'),
        '周' => !text.Starts(end, TimeContext.NotWeekFollower) && !IsWeekday(text, unit, end) && !IsNamedWeek(text, at),
        '时' => false,
        _ => true,
    };

    /// <summary>26年 names a year; 2年后 counts.</summary>
    private static bool IsYearName(TimeText text, int at, int end) =>
        ReadYear.Marked(text, at) is not null && text.At(end) is not ('后' or '内' or '前' or '期');

    /// <summary>15日内, 三日后.</summary>
    private static bool IsBoundedDay(TimeText text, Numeral numeral, int end) =>
        text.At(end) is '内' || text.Says(end, "之内") || text.Says(end, "以内")
        || (text.At(end) is '后' && numeral.Script == NumeralScript.Chinese && numeral.Value < 10);

    /// <summary>5112 周五下午装: a number, then a day of the week.</summary>
    private static bool IsWeekday(TimeText text, int unit, int end) => text.At(unit - 1) == ' '
        && text.At(end) is '一' or '二' or '三' or '四' or '五' or '六' or '日' or '天' or '末';

    /// <summary>每一周, 下1周: the week is named, not counted.</summary>
    private static bool IsNamedWeek(TimeText text, int at) =>
        text.At(at) is '1' or '一' && text.At(at - 1) is '每' or '下' or '上' or '这';
}
