using System.Text.Json;
using DataRights.Portal.Http;
using Microsoft.AspNetCore.DataProtection;

namespace DataRights.Portal.Requests;

/// <summary>Encrypts data that identifies a data subject before it is stored in the database.</summary>
internal sealed class SelectionVault(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("DataRights.Portal.Selection.v1");

    public string Seal(Selection selection) => _protector.Protect(JsonSerializer.Serialize(selection, PortalJson.Options));

    public Selection Open(DataRequest request) =>
        JsonSerializer.Deserialize<Selection>(
            _protector.Unprotect(
                request.Selection
                    ?? throw RequestRefusedException.Gone(
                        "selectionRemoved",
                        "The request is closed, and whose data it concerned is no longer stored."
                    )
            ),
            PortalJson.Options
        )!;
}
