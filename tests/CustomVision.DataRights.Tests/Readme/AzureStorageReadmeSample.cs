using Azure.Core;
using Azure.Storage.Blobs;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.AzureStorage;
using CustomVision.DataRights.Export;

namespace CustomVision.DataRights.Tests.Readme;

/// <summary>The code of the storage package's README.md, compiled. The part between the marks is compared with the README.</summary>
internal static class AzureStorageReadmeSample
{
    public static async Task<bool> RunAsync(IUserDataExporter rights, ExportRequest request, Uri address, TokenCredential credential)
    {
        // <readme>
        var container = new BlobContainerClient(address, credential); // https://contoso.blob.core.windows.net/archives

        var result = await rights.ExportAsync(request, new BlobArchiveSink(container, "2026/account"));

        var verified = await ArchiveVerifier.VerifyAsync(new BlobArchiveSource(container, "2026/account"));
        // </readme>
        return verified.IsValid && verified.ArchiveDigest == result.ArchiveDigest;
    }
}
