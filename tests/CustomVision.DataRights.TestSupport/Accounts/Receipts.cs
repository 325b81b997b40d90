using System.Text.Json.Nodes;
using CustomVision.DataRights.Erasure;

namespace CustomVision.DataRights.TestSupport.Accounts;

/// <summary>Receipts to be compared.</summary>
internal static class Receipts
{
    /// <summary>
    /// A receipt without its times, and without what hangs on them: the service's request ids, the journal's head and length, the digests.
    /// The links are evidence of one run by nature.
    /// </summary>
    public static string Normal(ErasureReceipt receipt)
    {
        var json = JsonNode.Parse(receipt.ToJson())!.AsObject();
        foreach (
            var member in (string[])
                [
                    "digest",
                    "planDigest",
                    "planId",
                    "plannedAt",
                    "startedAt",
                    "verifiedAt",
                    "journalHead",
                    "journalRecords",
                    "links",
                    "approval",
                    "endpoint",
                ]
        )
        {
            json.Remove(member);
        }

        foreach (var step in json["steps"]!.AsArray())
        {
            step!.AsObject().Remove("requestIds");
        }

        return json.ToJsonString();
    }
}
