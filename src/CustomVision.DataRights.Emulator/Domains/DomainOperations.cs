using System.Text.Json;
using CustomVision.DataRights.Emulator.Operations;

namespace CustomVision.DataRights.Emulator.Domains;

internal static class DomainOperations
{
    public static IEnumerable<Operation> All =>
        [new("GetDomains", "GET", "domains", [200], GetDomains), new("GetDomain", "GET", "domains/{domainId}", [200], GetDomain)];

    private static Answer GetDomains(OperationCall call) =>
        Answer.Ok(json =>
        {
            json.WriteStartArray();
            foreach (var domain in DomainRecord.All)
            {
                Write(json, domain, call.Version);
            }

            json.WriteEndArray();
        });

    private static Answer GetDomain(OperationCall call)
    {
        var domain = DomainRecord.Find(call.PathId("domainId"));
        return Answer.Ok(json => Write(json, domain, call.Version));
    }

    private static void Write(Utf8JsonWriter json, DomainRecord domain, ApiVersion version)
    {
        json.WriteStartObject();
        json.WriteString("id", domain.Id);
        json.WriteString("name", domain.Name);
        json.WriteString("type", domain.Type);
        json.WriteBoolean("exportable", domain.IsCompact);
        json.WriteBoolean("enabled", true);
        if (version == ApiVersion.V34Preview)
        {
            json.WriteStartArray("exportablePlatforms");
            foreach (var platform in domain.Platforms)
            {
                json.WriteStringValue(platform);
            }

            json.WriteEndArray();
            if (domain.Megabytes is { } megabytes)
            {
                json.WriteStartObject("modelInformation");
                json.WriteNumber("estimatedModelSizeInMegabytes", megabytes);
                json.WriteString("description", "Exportable; smaller and less accurate.");
                json.WriteEndObject();
            }
            else
            {
                json.WriteNull("modelInformation");
            }
        }

        json.WriteEndObject();
    }
}
