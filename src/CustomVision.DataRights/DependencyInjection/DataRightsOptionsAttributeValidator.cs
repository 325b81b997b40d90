using Microsoft.Extensions.Options;

namespace CustomVision.DataRights;

/// <summary>The rules that are attributes on the options, checked by generated code.</summary>
[OptionsValidator]
internal sealed partial class DataRightsOptionsAttributeValidator : IValidateOptions<DataRightsOptions>;
