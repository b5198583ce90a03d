using System.Globalization;
using CrmBot.Language.Numbers;
using CrmBot.Language.Text;
using Shouldly;
using Xunit;

namespace CrmBot.Language.Tests.Numbers;

/// <summary>Contract §4.1. The written form here: value, ~ for about, low..high, code of the currency.</summary>
public sealed class MoneyTests
{
    [Theory]
    [InlineData("预算50万", "500000")]
    [InlineData("两点五万", "25000")]
    [InlineData("1.2个亿", "120000000")]
    [InlineData("3万5", "35000")]
    [InlineData("三万五", "35000")]
    [InlineData("28万5签的", "285000")]
    [InlineData("一百二十万", "1200000")]
    [InlineData("一亿两千万", "120000000")]
    [InlineData("两千三百万", "23000000")]
    [InlineData("一百零五万", "1050000")]
    [InlineData("十万", "100000")]
    [InlineData("五千", "5000")]
    [InlineData("3百万", "3000000")]
    [InlineData("半个亿", "50000000")]
    [InlineData("86.5w", "865000")]
    [InlineData("120K", "120000")]
    [InlineData("2.5m", "2500000")]
    [InlineData("1.5 million", "1500000")]
    [InlineData("２０万", "200000")]
    [InlineData("金額68萬", "680000")]
    [InlineData("壹佰万", "1000000")]
    [InlineData("合同12万2年", "120000")]
    [InlineData("100个W", "1000000")]
    [InlineData("3千5", "3500")]
    [InlineData("1万2千", "12000")]
    [InlineData("百万级的单子", "1000000")]
    [InlineData("half a million dollars", "500000 USD")]
    [InlineData("two and a half million", "2500000")]
    [InlineData("预算30万3个月上线", "300000")]
    [InlineData("twenty thousand dollars", "20000 USD")]
    [InlineData("a hundred and fifty thousand usd", "150000 USD")]
    public void Magnitudes(string text, string expected) => Written(text).ShouldBe(expected);

    [Theory]
    [InlineData("120k刀", "120000 USD")]
    [InlineData("5万美金", "50000 USD")]
    [InlineData("$118k", "118000 USD")]
    [InlineData("US$ 5,000", "5000 USD")]
    [InlineData("2000 usd", "2000 USD")]
    [InlineData("500u", "500 USD")]
    [InlineData("€95k", "95000 EUR")]
    [InlineData("80万欧", "800000 EUR")]
    [InlineData("3000 eur", "3000 EUR")]
    [InlineData("£20k", "20000 GBP")]
    [InlineData("2万英镑", "20000 GBP")]
    [InlineData("30万港币", "300000 HKD")]
    [InlineData("HKD 12,500", "12500 HKD")]
    [InlineData("500万日元", "5000000 JPY")]
    [InlineData("50块", "50 CNY")]
    [InlineData("800元", "800 CNY")]
    [InlineData("￥5000", "5000 CNY")]
    [InlineData("100万人民币", "1000000 CNY")]
    [InlineData("人民币100万", "1000000 CNY")]
    [InlineData("RMB 3,500", "3500 CNY")]
    public void Currencies(string text, string expected) => Written(text).ShouldBe(expected);

    [Theory]
    [InlineData("大概15万", "~150000")]
    [InlineData("约20万", "~200000")]
    [InlineData("50w左右", "~500000")]
    [InlineData("50万上下", "~500000")]
    [InlineData("差不多30万", "~300000")]
    [InlineData("二十来万", "~200000")]
    [InlineData("一百二十来万", "~1200000")]
    [InlineData("80多万", "~800000")]
    [InlineData("一万多", "~10000")]
    [InlineData("小20万", "~200000")]
    [InlineData("近20万", "~200000")]
    [InlineData("三十万出头", "~300000")]
    [InlineData("三十出头万", "~300000")]
    [InlineData("近百万", "~1000000")]
    [InlineData("~$120k", "~120000 USD")]
    [InlineData("about 30k usd", "~30000 USD")]
    [InlineData("roughly $2m", "~2000000 USD")]
    [InlineData("$50k or so", "~50000 USD")]
    [InlineData("预算大概在40万", "~400000")]
    public void About(string text, string expected) => Written(text).ShouldBe(expected);

    [Theory]
    [InlineData("50-80万", "500000..800000")]
    [InlineData("50~80w", "500000..800000")]
    [InlineData("五十到八十万", "500000..800000")]
    [InlineData("50万至80万", "500000..800000")]
    [InlineData("5000到1万", "5000..10000")]
    [InlineData("三五十万", "300000..500000")]
    [InlineData("两三万", "20000..30000")]
    [InlineData("大概在两三百万", "2000000..3000000")]
    [InlineData("七八千", "7000..8000")]
    [InlineData("十几万", "100000..200000")]
    [InlineData("十几二十万", "100000..200000")]
    [InlineData("五六十万", "500000..600000")]
    [InlineData("二十几万", "200000..300000")]
    [InlineData("八九十万", "800000..900000")]
    [InlineData("$50k-80k", "50000..80000 USD")]
    [InlineData("50 to 80k usd", "50000..80000 USD")]
    [InlineData("预算50万以上", "500000..")]
    [InlineData("至少30万", "300000..")]
    [InlineData("不低于20万", "200000..")]
    [InlineData("超过100万", "1000000..")]
    [InlineData("30万起", "300000..")]
    [InlineData("over $100k", "100000.. USD")]
    [InlineData("deals > $100k", "100000.. USD")]
    [InlineData("at least 20k eur", "20000.. EUR")]
    [InlineData("10万以内", "..100000")]
    [InlineData("20万以下", "..200000")]
    [InlineData("不到30万", "..300000")]
    [InlineData("不足10万", "..100000")]
    [InlineData("不超过50万", "..500000")]
    [InlineData("最多15万", "..150000")]
    [InlineData("20万封顶", "..200000")]
    [InlineData("under $50k", "..50000 USD")]
    [InlineData("up to 10k usd", "..10000 USD")]
    public void Ranges_and_bounds(string text, string expected) => Written(text).ShouldBe(expected);

    [Theory]
    [InlineData("打八折就签")]
    [InlineData("让2个点")]
    [InlineData("便宜10%")]
    [InlineData("加500积分")]
    [InlineData("3万个订单")]
    [InlineData("满1000减100")]
    [InlineData("顺丰SF123456")]
    [InlineData("13800008888")]
    [InlineData("三块业务都谈了")]
    [InlineData("千万别忘了")]
    [InlineData("一个月")]
    [InlineData("工单1024")]
    [InlineData("几万")]
    [InlineData("几十万")]
    [InlineData("3m长的线")]
    [InlineData("3万台")]
    public void Is_no_amount(string text) => MoneySpotter.Find(FoldedText.Of(text)).ShouldBeEmpty();

    [Theory]
    [InlineData("远航要赔800", "800")]
    [InlineData("金额改成5000", "5000")]
    public void A_plain_number_is_an_amount_where_one_is_asked_for(string text, string expected)
    {
        var spot = MoneySpotter.Find(FoldedText.Of(text), bare: true).ShouldHaveSingleItem();
        spot.Bare.ShouldBeTrue();
        Written(spot.Money).ShouldBe(expected);
    }

    [Fact]
    public void The_default_currency_fills_only_a_gap()
    {
        Money.Of(5).OrIn("CNY").Currency.ShouldBe("CNY");
        Money.Of(5, "USD").OrIn("CNY").Currency.ShouldBe("USD");
    }

    [Fact]
    public void Several_amounts_of_one_message()
    {
        var text = FoldedText.Of("金额不是68万 是86万，先付5k美金");
        MoneySpotter.Find(text).Select(spot => text.Cut(spot.Core)).ShouldBe(["68万", "86万", "5k美金"]);
    }

    private static string Written(string text) => Written(MoneySpotter.Find(FoldedText.Of(text)).ShouldHaveSingleItem().Money);

    private static string Written(Money money)
    {
        var amount = money.Value is { } value ? (money.Approx ? "~" : "") + Number(value) : $"{Number(money.Min)}..{Number(money.Max)}";
        return money.Currency is null ? amount : $"{amount} {money.Currency}";
    }

    private static string Number(decimal? value) => value?.ToString("0.####", CultureInfo.InvariantCulture) ?? "";
}
