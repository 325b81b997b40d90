using System.Text.Json.Nodes;
using CustomVision.DataRights.Erasure;

namespace CustomVision.DataRights.TestSupport.Accounts;

/// <summary>Normalizes receipts for comparison.</summary>
internal static class Receipts
{
    /// <summary>
    /// Returns a receipt without its times and the values that depend on them: the service's request ids, the journal's head and length,
    /// the digests. The link checks are removed as well, because they are evidence of a single run.
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
