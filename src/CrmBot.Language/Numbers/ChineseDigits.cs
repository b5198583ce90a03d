namespace CrmBot.Language.Numbers;

/// <summary>Values of single Chinese numeral characters.</summary>
internal static class ChineseDigits
{
    public static bool Starts(char c) => Digit(c) >= 0 || c is '十' or '半' or '廿' or '百' or '千';

    /// <summary>0-9, or -1.</summary>
    public static int Digit(char c) => c switch
    {
        '零' or '〇' => 0,
        '一' or '壹' or '幺' => 1,
        '二' or '两' or '贰' or '俩' => 2,
        '三' or '叁' or '仨' => 3,
        '四' or '肆' => 4,
        '五' or '伍' => 5,
        '六' or '陆' => 6,
        '七' or '柒' => 7,
        '八' or '捌' => 8,
        '九' or '玖' => 9,
        _ => -1,
    };

    public static bool IsZero(char c) => c is '零' or '〇';

    /// <summary>10, 100 or 1000, or 0.</summary>
    public static int Unit(char c) => c switch { '十' or '拾' => 10, '百' or '佰' => 100, '千' or '仟' => 1000, _ => 0 };

    public static char At(string text, int at) => at >= 0 && at < text.Length ? text[at] : '\0';
}
