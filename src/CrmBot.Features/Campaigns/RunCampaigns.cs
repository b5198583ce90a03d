using CrmBot.Features.Campaigns.Effect;
using CrmBot.Language;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Campaigns;

/// <summary>沉睡客户发满500减80, 停掉召回活动, 短信和邮件哪个效果好 (intent <c>campaign</c>).</summary>
internal sealed class RunCampaigns(LaunchCampaign launch, StopCampaign stop, CompareCampaigns compare) : IFrameHandler
{
    public string Intent => "campaign";

    // Of a launch the draft: it counts whom it is for.
    public bool ReadsMuch(Frame frame) => !frame.Is("act", "stop");

    public Task<Reply> HandleAsync(Turn turn, Frame frame, CancellationToken cancellationToken) => frame.Text("act") switch
    {
        "compare" => compare.AnswerAsync(turn, frame, cancellationToken),
        "stop" => stop.NamedAsync(turn, frame.Text("name"), cancellationToken),
        _ => launch.LaunchAsync(turn, frame, cancellationToken),
    };

    public Task<DraftView> DescribeAsync(Turn turn, Frame frame, CancellationToken cancellationToken) =>
        launch.DescribeAsync(turn, frame, cancellationToken);
}
