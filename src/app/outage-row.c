/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Items keep their place in the list while what they tell is renewed, so that a
 * view does not move under the reader.
 */
#include "config.h"

#include "outage-row.h"

#include <glib/gi18n.h>

#include "severity.h"

struct _TrestleOutageItem
{
  GObject        parent_instance;
  TrestleOutage *outage;
  TrestleObject *component;     /* kept alive for the outage */
};

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TrestleOutageItem, trestle_outage_item, G_TYPE_OBJECT)

struct _TrestleOutageRow
{
  GtkWidget          parent_instance;
  TrestleProject    *project;
  TrestleOutageItem *item;        /* or NULL */
  gulong             handler;
  GHashTable        *expanded;
  GtkImage          *icon;
  GtkLabel          *title;
  GtkLabel          *summary;
  GtkLabel          *decision;
  GtkImage          *verdict;
  GtkToggleButton   *details;
  GtkRevealer       *revealer;
  GtkLabel          *stops;
  GtkLabel          *continues;
  GtkLabel          *advice;
  GtkLabel          *unsupported_title;
  GtkLabel          *unsupported;
  GtkLabel          *rule;
};

G_DEFINE_FINAL_TYPE (TrestleOutageRow, trestle_outage_row, GTK_TYPE_WIDGET)

static void
trestle_outage_item_finalize (GObject *object)
{
  TrestleOutageItem *self = TRESTLE_OUTAGE_ITEM (object);

  trestle_outage_free (self->outage);
  g_object_unref (self->component);

  G_OBJECT_CLASS (trestle_outage_item_parent_class)->finalize (object);
}

static void
trestle_outage_item_class_init (TrestleOutageItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trestle_outage_item_finalize;

  signals[CHANGED] = g_signal_new ("changed", TRESTLE_TYPE_OUTAGE_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
trestle_outage_item_init (TrestleOutageItem *self)
{
}

TrestleOutageItem *
trestle_outage_item_new (TrestleOutage *outage)
{
  TrestleOutageItem *self = g_object_new (TRESTLE_TYPE_OUTAGE_ITEM, NULL);

  self->outage = outage;
  self->component = g_object_ref (outage->component);

  return self;
}

void
trestle_outage_item_set (TrestleOutageItem *self,
                         TrestleOutage     *outage)
{
  g_return_if_fail (TRESTLE_IS_OUTAGE_ITEM (self));

  trestle_outage_free (self->outage);
  self->outage = outage;
  g_set_object (&self->component, outage->component);
  g_signal_emit (self, signals[CHANGED], 0);
}

const TrestleOutage *
trestle_outage_item_get (TrestleOutageItem *self)
{
  g_return_val_if_fail (TRESTLE_IS_OUTAGE_ITEM (self), NULL);

  return self->outage;
}

static void
update (TrestleOutageRow *self)
{
  const TrestleOutage *outage = self->item->outage;
  g_autofree char *summary = NULL;

  if (*outage->affected != '\0')
    /* Translators: who is affected by an outage, and how long it can be borne. */
    summary = g_strdup_printf (_("%s · tolerable: %s"), outage->affected, outage->tolerable);
  else
    summary = g_strdup_printf (_("Tolerable: %s"), outage->tolerable);

  gtk_image_set_from_icon_name (self->icon, trestle_object_get_info (outage->component)->icon);
  gtk_label_set_text (self->title, outage->name);
  gtk_label_set_text (self->summary, summary);
  gtk_label_set_text (self->decision, outage->decision);
  gtk_label_set_text (self->stops, outage->stops);
  gtk_label_set_text (self->continues, outage->continues);
  gtk_label_set_text (self->advice, outage->advice);
  gtk_label_set_text (self->unsupported, outage->unsupported);
  gtk_widget_set_visible (GTK_WIDGET (self->unsupported), *outage->unsupported != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->unsupported_title), *outage->unsupported != '\0');
  gtk_label_set_text (self->rule, outage->rule);
  trestle_verdict_show (self->verdict, outage->verdict);
}

static void
show_clicked_cb (TrestleOutageRow *self)
{
  if (self->item != NULL)
    trestle_selection_jump (trestle_project_get_selection (self->project), self->item->component, NULL);
}

static void
details_toggled_cb (TrestleOutageRow *self)
{
  gboolean active = gtk_toggle_button_get_active (self->details);

  gtk_revealer_set_reveal_child (self->revealer, active);
  gtk_widget_set_visible (GTK_WIDGET (self->revealer), active);
  if (self->item == NULL)
    return;
  if (active)
    g_hash_table_add (self->expanded, g_strdup (self->item->outage->title));
  else
    g_hash_table_remove (self->expanded, self->item->outage->title);
}

static void
trestle_outage_row_dispose (GObject *object)
{
  TrestleOutageRow *self = TRESTLE_OUTAGE_ROW (object);
  GtkWidget *child;

  trestle_outage_row_set (self, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), TRESTLE_TYPE_OUTAGE_ROW);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->expanded, g_hash_table_unref);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (trestle_outage_row_parent_class)->dispose (object);
}

static void
trestle_outage_row_class_init (TrestleOutageRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trestle_outage_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/outage-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TrestleOutageRow, icon);
  gtk_widget_class_bind_template_child (widget_class, TrestleOutageRow, title);
  gtk_widget_class_bind_template_child (widget_class, TrestleOutageRow, summary);
  gtk_widget_class_bind_template_child (widget_class, TrestleOutageRow, decision);
  gtk_widget_class_bind_template_child (widget_class, TrestleOutageRow, verdict);
  gtk_widget_class_bind_template_child (widget_class, TrestleOutageRow, details);
  gtk_widget_class_bind_template_child (widget_class, TrestleOutageRow, revealer);
  gtk_widget_class_bind_template_child (widget_class, TrestleOutageRow, stops);
  gtk_widget_class_bind_template_child (widget_class, TrestleOutageRow, continues);
  gtk_widget_class_bind_template_child (widget_class, TrestleOutageRow, advice);
  gtk_widget_class_bind_template_child (widget_class, TrestleOutageRow, unsupported_title);
  gtk_widget_class_bind_template_child (widget_class, TrestleOutageRow, unsupported);
  gtk_widget_class_bind_template_child (widget_class, TrestleOutageRow, rule);
  gtk_widget_class_bind_template_callback (widget_class, show_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, details_toggled_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "sizingrow");
}

static void
trestle_outage_row_init (TrestleOutageRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
}

GtkWidget *
trestle_outage_row_new (TrestleProject *project,
                        GHashTable     *expanded)
{
  TrestleOutageRow *self = g_object_new (TRESTLE_TYPE_OUTAGE_ROW, NULL);

  self->project = g_object_ref (project);
  self->expanded = g_hash_table_ref (expanded);

  return GTK_WIDGET (self);
}

void
trestle_outage_row_set (TrestleOutageRow  *self,
                        TrestleOutageItem *item)
{
  g_return_if_fail (TRESTLE_IS_OUTAGE_ROW (self));

  if (self->item != NULL)
    g_clear_signal_handler (&self->handler, self->item);
  g_clear_object (&self->item);
  if (item == NULL)
    return;

  gtk_toggle_button_set_active (self->details, g_hash_table_contains (self->expanded, item->outage->title));
  g_set_object (&self->item, item);
  self->handler = g_signal_connect_swapped (item, "changed", G_CALLBACK (update), self);
  details_toggled_cb (self);
  update (self);
}
