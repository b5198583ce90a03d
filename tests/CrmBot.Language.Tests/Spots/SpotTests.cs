using CrmBot.Language.Spots;
using CrmBot.Language.Text;
using Shouldly;
using Xunit;

namespace CrmBot.Language.Tests.Spots;

public sealed class SpotTests
{
    [Theory]
    [InlineData("电话13800008888", "13800008888")]
    [InlineData("135 0000 1111", "13500001111")]
    [InlineData("139-0000-2222", "13900002222")]
    [InlineData("0574-8765 4321", "057487654321")]
    [InlineData("(021) 6543 2100", "02165432100")]
    [InlineData("+86 138 0000 8888", "+8613800008888")]
    [InlineData("+1 (415) 555-0100", "+14155550100")]
    [InlineData("+44 20 7946 0958", "+442079460958")]
    [InlineData("400-820-8820", "4008208820")]
    [InlineData("１３８００００８８８８", "13800008888")]
    [InlineData("call 415-555-0100 now", "4155550100")]
    public void Phones(string text, string digits) => PhoneSpotter.Find(FoldedText.Of(text)).ShouldHaveSingleItem().Value.ShouldBe(digits);

    [Fact]
    public void A_mobile_number_ends_where_the_next_number_starts() =>
        PhoneSpotter.Find(FoldedText.Of("中瑞 13912345678 80w")).ShouldHaveSingleItem().Value.ShouldBe("13912345678");

    [Fact]
    public void Two_phones() => PhoneSpotter.Find(FoldedText.Of("13800008888/13900009999 都行")).Select(spot => spot.Value)
        .ShouldContain("13800008888");

    [Theory]
    [InlineData("工单1024")]
    [InlineData("2026-03-11")]
    [InlineData("金额1200000")]
    [InlineData("SF1380000888812")]
    [InlineData("192.168.10.15")]
    public void No_phone(string text) => PhoneSpotter.Find(FoldedText.Of(text)).ShouldBeEmpty();

    [Theory]
    [InlineData("sara@fabrikam.com", "sara@fabrikam.com")]
    [InlineData("邮箱Li.Wei+crm@example.com.cn，谢谢", "li.wei+crm@example.com.cn")]
    [InlineData("nina@larkspur.example, needs LIMS", "nina@larkspur.example")]
    public void Mail_addresses(string text, string address) =>
        EmailSpotter.Find(FoldedText.Of(text)).ShouldHaveSingleItem().Value.ShouldBe(address);

    [Theory]
    [InlineData("@老张 看一下")]
    [InlineData("a@b")]
    [InlineData("@Lily take it")]
    public void No_mail_address(string text) => EmailSpotter.Find(FoldedText.Of(text)).ShouldBeEmpty();

    [Theory]
    [InlineData("微信qm_zhou", "qm_zhou")]
    [InlineData("微信号：wang_2020", "wang_2020")]
    [InlineData("加vx abc12345", "abc12345")]
    [InlineData("wechat id: Leo_Tan", "Leo_Tan")]
    public void Wechat_ids(string text, string id) => WechatSpotter.Find(FoldedText.Of(text)).ShouldHaveSingleItem().Value.ShouldBe(id);

    [Theory]
    [InlineData("微信跟小赵聊了")]
    [InlineData("微信发了quotation")]
    public void No_wechat_id(string text) => WechatSpotter.Find(FoldedText.Of(text)).ShouldBeEmpty();

    [Theory]
    [InlineData("T-1024 转我", 1024, true)]
    [InlineData("#1024", 1024, true)]
    [InlineData("工单1024", 1024, true)]
    [InlineData("ticket 1040", 1040, true)]
    [InlineData("1024转我吧", 1024, false)]
    [InlineData("close 1056, duplicate", 1056, false)]
    public void Ticket_ids(string text, int id, bool marked)
    {
        var spot = TicketIdSpotter.Find(FoldedText.Of(text)).ShouldHaveSingleItem();
        (spot.Id, spot.Marked).ShouldBe((id, marked));
    }

    [Fact]
    public void A_list_of_tickets_shares_its_mark() =>
        TicketIdSpotter.Find(FoldedText.Of("工单1031和1033合并")).Select(spot => (spot.Id, spot.Marked)).ShouldBe([(1031, true), (1033, true)]);

    [Theory]
    [InlineData("$1024")]
    [InlineData("1024万")]
    [InlineData("3.1024")]
    [InlineData("2026-03-11")]
    public void No_ticket(string text) => TicketIdSpotter.Find(FoldedText.Of(text)).ShouldBeEmpty();

    [Theory]
    [InlineData("70%", 0.7)]
    [InlineData("概率八成", 0.8)]
    [InlineData("七成五把握", 0.75)]
    [InlineData("五五开", 0.5)]
    [InlineData("百分之六十", 0.6)]
    [InlineData("55 percent", 0.55)]
    [InlineData("９０％", 0.9)]
    public void Shares(string text, decimal share) => ShareSpotter.Find(FoldedText.Of(text)).ShouldHaveSingleItem().Value.ShouldBe(share);

    [Theory]
    [InlineData("三成交了")]
    [InlineData("成都客户")]
    [InlineData("20单")]
    public void No_share(string text) => ShareSpotter.Find(FoldedText.Of(text)).ShouldBeEmpty();
}
