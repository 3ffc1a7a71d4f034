/* SPDX-License-Identifier: MIT */
/* Stands in for the icuuc.dll of Windows 10, which Wine 8 does not have. For trying under Wine only: it knows no text
   encoding. Qt asks it for legacy encodings, which Lamplight does not use. It must never be shipped: try-under-wine.sh
   looks for the marker in what was built. */
__declspec(dllexport) const char lamplight_stand_in[] = "LAMPLIGHT-WINE-STAND-IN";

#define NONE(name) __declspec(dllexport) void *name(void) { return 0; }

__declspec(dllexport) void *ucnv_open(const char *name, int *error)
{
    (void)name;
    if (error)
        *error = 2; /* U_MISSING_RESOURCE_ERROR */
    return 0;
}

NONE(ucnv_close) NONE(ucnv_reset) NONE(ucnv_getMaxCharSize) NONE(ucnv_getName) NONE(ucnv_getToUCallBack)
NONE(ucnv_getFromUCallBack) NONE(ucnv_setToUCallBack) NONE(ucnv_setFromUCallBack) NONE(ucnv_cbToUWriteUChars)
NONE(ucnv_toUnicode) NONE(ucnv_cbFromUWriteUChars) NONE(ucnv_toUCountPending) NONE(ucnv_fromUCountPending)
NONE(ucnv_getStandardName) NONE(ucnv_getAvailableName) NONE(ucnv_countAvailable) NONE(ucnv_fromUnicode)
NONE(UCNV_FROM_U_CALLBACK_SUBSTITUTE) NONE(UCNV_TO_U_CALLBACK_SUBSTITUTE)
